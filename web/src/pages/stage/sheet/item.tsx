import type { ReactNode } from 'react'
import { clockTime } from '../../../ui/figures.ts'
import type { Tone } from '../../../ui/tone.ts'
import type { Finding } from '../state/stage-event.ts'
import { ClauseRefs, EventRef } from './refs.tsx'

interface ItemProps {
  readonly seq: number
  readonly at: string
  readonly tone?: Tone
  readonly title: ReactNode
  readonly children?: ReactNode
}

const dots: Readonly<Record<Tone, string>> = {
  idle: 'bg-line-strong',
  busy: 'bg-accent',
  ok: 'bg-ok',
  warn: 'bg-warn',
  bad: 'bg-bad',
}

/** One thing that happened, on the line of its attempt. */
export const Item = ({ seq, at, tone = 'idle', title, children }: ItemProps) => (
  <li className="relative border-s ps-4 pb-3 last:pb-0">
    <span aria-hidden="true" className={`absolute -start-[4.5px] top-2 size-2 rounded-full ${dots[tone]}`} />
    <div className="flex items-baseline justify-between gap-3">
      <span className="foreign min-w-0 text-sm font-medium">{title}</span>
      <span className="tabular flex shrink-0 gap-2 text-xs text-ink-3">
        <time dateTime={at}>{clockTime(at)}</time>
        <EventRef seq={seq} />
      </span>
    </div>
    {children === undefined || children === null ? null : (
      <div className="foreign mt-0.5 space-y-1 text-sm text-ink-2">{children}</div>
    )}
  </li>
)

/** What was found wrong, each with the clauses it is about. */
export const Findings = ({ findings }: { readonly findings: readonly Finding[] }) => (
  <ul className="space-y-1">
    {findings.map(({ code, message, clauses }, index) => (
      <li key={index} className="foreign">
        <span className="rounded-sm bg-sunk px-1 font-mono text-xs">{code}</span> {message.slice(0, 600)}{' '}
        <ClauseRefs clauses={clauses} />
      </li>
    ))}
  </ul>
)
