import { memo, type CSSProperties } from 'react'
import { type Bar, endOf, spansOf } from './bar.ts'
import { spanLook } from './span-look.ts'

interface BarPiecesProps {
  readonly bar: Bar
  /** The end of what goes on. */
  readonly now: number
  readonly exceeded: boolean
  readonly critical: boolean
  /** Its name and figures; null: there is no room for them. */
  readonly text: string | null
  /** So narrow that its pieces fill it. */
  readonly narrow: boolean
}

const grounds: Readonly<Record<Bar['state'], string>> = {
  waiting: 'border-line-strong border-dashed bg-card text-ink-2',
  open: 'border-accent bg-accent-soft text-ink',
  done: 'border-line bg-accent-soft text-ink',
  failed: 'border-bad bg-bad-soft text-bad',
  cut: 'border-line-strong border-dashed bg-sunk text-ink-2',
}

/** What a bar is made of, in shares of its width: zooming draws none of it again. */
export const BarPieces = memo(({ bar, now, exceeded, critical, text, narrow }: BarPiecesProps) => {
  const whole = Math.max(1, endOf(bar, now) - bar.from)
  const share = (ms: number): string => `${Math.round((ms / whole) * 1e6) / 1e4}%`
  const begun = bar.start ?? bar.from
  const ends = bar.end ?? now
  return (
    <>
      <span
        className={`absolute inset-y-0 min-w-[3px] overflow-hidden border ${narrow ? 'rounded-[2px]' : 'rounded-sm'} ${critical ? 'border-ink ring-1 ring-ink' : ''} ${grounds[bar.state]}`}
        style={{ left: share(begun - bar.from), width: share(ends - begun) }}
      >
        {text === null ? null : (
          <span className="foreign tabular block truncate px-1.5 text-xs leading-[1.0625rem]">{text}</span>
        )}
      </span>
      {spansOf(bar, exceeded).map(({ kind, from, to, seq }) => (
        <span
          key={`${kind}${from}${seq}`}
          className={`absolute min-w-px rounded-[1px] ${isBeside(bar, from) ? 'top-2.5 h-1' : narrow ? 'inset-y-1' : 'bottom-[2px] h-[3px]'}`}
          style={{
            ...spanLook[kind],
            left: share(from - bar.from),
            width: `calc(${share((to ?? now) - from)} - 0.5px)`,
          }}
        />
      ))}
      {bar.marks.map(({ kind, at, seq }) => (
        <span
          key={`${kind}${seq}`}
          className="absolute -top-1 size-2 -translate-x-1 rotate-45 border border-card"
          style={{ ...markLook[kind], left: share(at - bar.from) }}
        />
      ))}
    </>
  )
})

/** Whether a piece lies before the work began, or after it ended. */
const isBeside = ({ start, end }: Bar, from: number): boolean =>
  (start !== null && from < start) || (end !== null && from >= end)

const markLook: Readonly<Record<Bar['marks'][number]['kind'], CSSProperties>> = {
  round: { background: 'var(--color-warn)' },
  refused: { background: 'var(--color-warn)' },
  failed: { background: 'var(--color-bad)' },
  lost: { background: 'var(--color-bad)' },
  passed: { background: 'var(--color-ok)' },
  notPassed: { background: 'var(--color-bad)' },
}
