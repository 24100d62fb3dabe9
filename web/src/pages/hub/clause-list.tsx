import { memo } from 'react'
import { ClauseKindMark, ClauseStatusMark } from '../../hub/clause-mark.tsx'
import { ForeignText } from '../../ui/foreign-text.tsx'
import type { Clause } from './clause-text.tsx'
import type { Focus } from './use-focus.ts'
import { useInView } from './use-in-view.ts'

interface ClauseListProps {
  readonly clauses: readonly Clause[]
  readonly focus: Focus
}

/** The clauses one by one, each with what it states and how it stands. */
export const ClauseList = memo(function ClauseList({ clauses, focus }: ClauseListProps) {
  const list = useInView<HTMLOListElement>(focus.lit)
  return (
    <ol ref={list} className="-mx-2 space-y-0.5">
      {clauses.map((clause) => (
        <Row
          key={clause.id}
          clause={clause}
          lit={focus.lit === clause.id}
          pinned={focus.pinned === clause.id}
          pin={focus.pin}
          marks={focus.marks}
        />
      ))}
    </ol>
  )
})

interface RowProps extends Pick<Focus, 'pin' | 'marks'> {
  readonly clause: Clause
  readonly lit: boolean
  readonly pinned: boolean
}

const Row = memo(function Row({ clause: { id, text, kind, status }, lit, pinned, pin, marks }: RowProps) {
  return (
    <li>
      <button
        type="button"
        data-clause={id}
        aria-pressed={pinned}
        {...marks(id)}
        onClick={() => pin(id)}
        className={`flex w-full items-start gap-3 rounded-md px-2 py-2 text-start transition-colors ${
          lit ? 'bg-accent-soft' : ''
        }`}
      >
        <span className="tabular w-8 shrink-0 pt-px font-mono text-xs leading-5 text-ink-3">{id}</span>
        <span className="min-w-0 flex-1">
          <span className="foreign line-clamp-3 text-sm">
            <ForeignText text={text.trim()} />
          </span>
          <span className="mt-0.5 flex flex-wrap items-center gap-x-3">
            <ClauseStatusMark status={status} />
            <ClauseKindMark kind={kind} />
          </span>
        </span>
      </button>
    </li>
  )
})
