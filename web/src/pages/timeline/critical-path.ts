import { type Bar, type SpanKind, spansOf, waitedIn } from './bar.ts'
import type { Timeline } from './timeline.ts'

/** The longest chain of steps, each of which could only begin when the one before it was done. */
export interface CriticalPath {
  /** From the first to the last, with the time that was worked in each of them, in milliseconds. */
  readonly parts: readonly { readonly bar: Bar; readonly workedMs: number }[]
  readonly workedMs: number
  /** What was waited for within them, in milliseconds. */
  readonly waitedMs: ReadonlyMap<SpanKind, number>
  /** From the begin of the run to its end, or to now. */
  readonly totalMs: number
}

/** The chain that decided when the run ended; while it goes on, the one that leads to what began last. */
export function criticalPath(timeline: Timeline, now: number): CriticalPath {
  const { from, to, ended, exceeded } = timeline
  const chain = chainOf(timeline)
  const waitedMs = new Map<SpanKind, number>()
  const parts = chain.map((bar, index) => {
    const next = chain[index + 1]
    const until = Math.min(bar.end ?? now, next?.start ?? next?.from ?? now)
    const begun = bar.start ?? until
    // Until then it was the bar before that worked.
    const came = Math.max(bar.from, chain[index - 1]?.end ?? bar.from)
    let workedMs = Math.max(0, until - begun)
    for (const [kind, ms] of waitedIn(spansOf(bar, exceeded), { from: came, to: until })) {
      waitedMs.set(kind, (waitedMs.get(kind) ?? 0) + ms)
      if (kind !== 'queued') workedMs -= ms
    }
    return { bar, workedMs: Math.max(0, workedMs) }
  })
  return {
    parts,
    workedMs: parts.reduce((sum, part) => sum + part.workedMs, 0),
    waitedMs,
    totalMs: from === null ? 0 : (ended ? to : Math.max(now, to)) - from,
  }
}

function chainOf({ bars, ended, folding }: Timeline): readonly Bar[] {
  const byId = new Map(bars.map((bar) => [bar.id, bar]))
  const open = ended ? undefined : bars.findLast(({ start, end }) => start !== null && end === null)
  const lastDone = folding.lastEnded === null ? undefined : bars[folding.lastEnded]
  const chain: Bar[] = []
  const seen = new Set<string>()
  for (let bar = open ?? lastDone; bar !== undefined && !seen.has(bar.id); ) {
    seen.add(bar.id)
    chain.unshift(bar)
    bar = bar.after === null ? undefined : byId.get(bar.after)
  }
  return chain
}
