import { memo, type ReactNode, useMemo } from 'react'
import type { RunSnapshot } from '../../live/snapshot.ts'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { ClauseStatusMark } from '../../hub/clause-mark.tsx'
import { hub as words } from '../../words/hub.ts'
import { say } from '../../words/say.ts'
import type { Focus } from './use-focus.ts'
import { segmentsOf } from './segments.ts'
import { useInView } from './use-in-view.ts'

export type Requirements = NonNullable<RunSnapshot['requirements']>
export type Clause = Requirements['clauses'][number]

/** Under each status a line of its own form: colour is not the only sign. */
const lines: Readonly<Record<Clause['status'], string>> = {
  OPEN: 'underline decoration-dotted decoration-accent',
  COVERED: 'underline decoration-solid decoration-ok',
  NOT_COVERED: 'underline decoration-wavy decoration-bad',
  NOT_NEEDED: 'text-ink-2',
}

interface ClauseTextProps {
  readonly requirements: Requirements
  readonly focus: Focus
}

/** The requirements word for word, each clause in its place. */
export const ClauseText = memo(function ClauseText({ requirements: { text, clauses }, focus }: ClauseTextProps) {
  const segments = useMemo(() => segmentsOf(text, clauses), [text, clauses])
  const byId = useMemo(() => new Map(clauses.map((clause) => [clause.id, clause])), [clauses])
  const element = useInView(focus.lit)
  return (
    <p ref={element} dir="auto" className="foreign text-base leading-8 whitespace-pre-wrap">
      {segments.map(({ text: piece, clause: id }, index): ReactNode => {
        const clause = id === null ? undefined : byId.get(id)
        if (clause === undefined) return <ForeignText key={index} text={piece} />
        const { pin, marks } = focus
        const [lit, pinned] = [focus.lit === clause.id, focus.pinned === clause.id]
        return <ClauseSpan key={index} {...{ clause, text: piece, lit, pinned, pin, marks }} />
      })}
    </p>
  )
})

interface ClauseSpanProps extends Pick<Focus, 'pin' | 'marks'> {
  readonly clause: Clause
  readonly text: string
  readonly lit: boolean
  readonly pinned: boolean
}

/** Of a thousand clauses only those are drawn again that are pointed at or left. */
const ClauseSpan = memo(function ClauseSpan({ clause, text, lit, pinned, pin, marks }: ClauseSpanProps) {
  const { id, kind, status } = clause
  // The mark stays on the line where its clause ends.
  const [last = ''] = /\S{1,24}$/u.exec(text) ?? []
  return (
    // A button would not break over lines as its text does.
    <span
      role="button"
      tabIndex={0}
      data-clause={id}
      aria-pressed={pinned}
      title={say(words.clauseSaid, { id, kind: words.kinds[kind], status: words.status[status] })}
      {...marks(id)}
      onClick={() => pin(id)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return
        event.preventDefault()
        pin(id)
      }}
      className={`cursor-pointer rounded-sm box-decoration-clone px-0.5 decoration-2 underline-offset-4 transition-colors ${lines[status]} ${lit ? 'bg-accent-soft' : ''}`}
    >
      <ForeignText text={text.slice(0, text.length - last.length)} />
      <span className="whitespace-nowrap">
        <ForeignText text={last} />
        <span className="ms-1 inline-block select-none">
          <span className="tabular font-mono text-xs text-ink-3">{id}</span> <ClauseStatusMark status={status} short />
        </span>
      </span>
    </span>
  )
})
