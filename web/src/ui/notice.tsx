import type { ReactNode } from 'react'
import { type Tone, toneClass } from './tone.ts'

interface NoticeProps {
  readonly tone?: Tone
  readonly title: string
  readonly text?: string
  /** What to do about it. */
  readonly action?: ReactNode
  /** Read aloud as soon as it appears. */
  readonly live?: boolean
}

/** Something that one should know, with what to do about it. */
export const Notice = ({ tone = 'idle', title, text, action, live = false }: NoticeProps) => (
  <div
    role={live ? (tone === 'bad' ? 'alert' : 'status') : undefined}
    className={`flex flex-wrap items-center justify-between gap-3 rounded-md px-4 py-3 ${toneClass[tone]}`}
  >
    <div className="min-w-0 flex-1 basis-60">
      <p className="foreign font-medium">{title}</p>
      {text === undefined ? null : <p className="foreign text-sm">{text}</p>}
    </div>
    {action}
  </div>
)

/** What stands where there is nothing yet. */
export const Empty = ({ title, text, action }: Pick<NoticeProps, 'title' | 'text' | 'action'>) => (
  <div className="flex flex-col items-center gap-2 px-4 py-12 text-center">
    <p className="text-lg font-medium">{title}</p>
    {text === undefined ? null : <p className="max-w-prose text-ink-2">{text}</p>}
    {action === undefined ? null : <div className="mt-2">{action}</div>}
  </div>
)
