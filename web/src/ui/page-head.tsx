import { type ReactNode, useEffect } from 'react'
import { app } from '../words/app.ts'

interface PageHeadProps {
  readonly title: string
  readonly text?: string
  readonly action?: ReactNode
}

/** The heading of a page, which is the title of the window too. */
export function PageHead({ title, text, action }: PageHeadProps) {
  useTitle(title)
  return (
    <header className="mb-6 flex flex-wrap items-start justify-between gap-4">
      <div className="min-w-0">
        <h1 className="foreign text-xl font-semibold">{title}</h1>
        {text === undefined ? null : <p className="mt-1 max-w-prose text-ink-2">{text}</p>}
      </div>
      {action}
    </header>
  )
}

/** Says in the window's title where one is. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · ${app.name}`
  }, [title])
}
