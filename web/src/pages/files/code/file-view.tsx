import { Lock } from 'lucide-react'
import { useState } from 'react'
import { CodeView } from '../../../code/code-view.tsx'
import { linesOf } from '../../../code/tokens.ts'
import { Badge } from '../../../ui/badge.tsx'
import { CopyButton } from '../../../ui/copy-button.tsx'
import { ForeignText } from '../../../ui/foreign-text.tsx'
import { Empty } from '../../../ui/notice.tsx'
import { Skeleton } from '../../../ui/skeleton.tsx'
import { files as words } from '../../../words/files.ts'
import { count } from '../../../words/say.ts'
import { ClauseLinks } from '../../hub/clause-links.tsx'

interface FileViewProps {
  readonly path: string
  /** Null: it is no text. Undefined: it is on its way. */
  readonly text: string | null | undefined
  readonly clauses: readonly string[]
  readonly locked: boolean
}

/** A file: its text, and the clauses that it serves. */
export function FileView({ path, text, clauses, locked }: FileViewProps) {
  const [wrap, setWrap] = useState(false)
  return (
    <section className="min-w-0 rounded-lg border bg-card p-4 shadow-card">
      <header className="mb-3 flex min-h-8 flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="foreign min-w-0 flex-1 basis-60 font-mono text-sm font-medium">
          <ForeignText text={path} />
        </h2>
        {locked ? (
          <Badge>
            <Lock size={12} aria-hidden="true" />
            {words.locked}
          </Badge>
        ) : null}
        {clauses.length === 0 ? null : (
          <span className="flex items-center gap-2 text-xs text-ink-3">
            {words.served} <ClauseLinks clauses={clauses} />
          </span>
        )}
        {typeof text === 'string' ? (
          <span className="flex items-center gap-3 text-sm">
            <span className="tabular text-xs text-ink-3">{count(linesOf(text).length, words.lines)}</span>
            <label className="flex items-center gap-1.5">
              <input type="checkbox" checked={wrap} onChange={(event) => setWrap(event.target.checked)} />
              {words.wrap}
            </label>
            <CopyButton text={() => text} />
          </span>
        ) : null}
      </header>
      {text === undefined ? (
        <Skeleton className="h-[40rem] w-full" />
      ) : text === null ? (
        <Empty title={words.noText.title} text={words.noText.text} />
      ) : (
        <CodeView key={path} text={text} path={path} wrap={wrap} className="max-h-[40rem]" />
      )}
    </section>
  )
}
