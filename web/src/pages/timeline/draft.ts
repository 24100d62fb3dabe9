import type { RunEvent } from '../../../../src/client/client.ts'
import type { Bar, RunMark, Span, SpanKind } from './bar.ts'
import type { Timeline } from './timeline.ts'

type Writable<Thing> = { -readonly [Key in keyof Thing]: Thing[Key] }

/** A timeline that is being added to: everything that changes is a copy of its own. */
export interface Draft extends Writable<Omit<Timeline, 'bars' | 'marks' | 'folding'>> {
  readonly bars: Bar[]
  readonly marks: RunMark[]
  readonly folding: Writable<Omit<Timeline['folding'], 'latest' | 'times' | 'tokens' | 'asks'>> & {
    readonly latest: Map<string, number>
    readonly times: Map<string, number>
    readonly tokens: Map<string, number>
    readonly asks: Map<string, number>
  }
}

/** An event on its way into a timeline. */
export interface Folding {
  readonly draft: Draft
  readonly event: RunEvent
  readonly data: unknown
  readonly at: number
  /** The step that the event is of; empty: none. */
  readonly step: string
}

/**
 * When an event was, on a clock that never goes back. The store stamps a change of owner with its own clock while the
 * message that follows may have come before it: that event moves nothing.
 */
export function timeOf(draft: Draft, { type, at }: RunEvent): number {
  const written = Date.parse(at)
  if (type === 'OwnerChanged')
    return draft.from === null ? written : Math.max(written - draft.folding.skippedMs, draft.from)
  if (type === 'RunForked' && draft.from !== null) draft.folding.skippedMs = Math.max(0, written - draft.to)
  const moment = Math.max(written - draft.folding.skippedMs, draft.to)
  draft.from ??= moment
  draft.to = moment
  return moment
}

/** The bar at a place, if there is one. */
export const barAt = (draft: Draft, index: number | null | undefined): Bar | undefined =>
  index === null || index === undefined ? undefined : draft.bars[index]

/** The bar of a step that has not ended. */
export const openBar = (draft: Draft, step: string): { readonly index: number; readonly bar: Bar } | null => {
  const index = draft.folding.latest.get(step)
  const bar = barAt(draft, index)
  return index === undefined || bar === undefined || bar.end !== null ? null : { index, bar }
}

/** Changes the open bar of a step, if there is one. */
export function onOpen({ draft, step, event }: Folding, change: (bar: Bar) => Bar): void {
  const open = openBar(draft, step)
  if (open !== null) draft.bars[open.index] = { ...change(open.bar), lastSeq: event.seq }
}

/** Of two bars the one that ended later. */
function later(draft: Draft, one: number | null, other: number | null): number | null {
  const first = barAt(draft, one)?.end ?? Number.NEGATIVE_INFINITY
  return (barAt(draft, other)?.end ?? Number.NEGATIVE_INFINITY) > first ? other : one
}

/** A bar for a step that comes up. */
export function newBar({ draft, event, at, step }: Folding, more: Partial<Bar> = {}): Bar {
  const { folding } = draft
  const times = (folding.times.get(step) ?? 0) + 1
  const came = later(draft, folding.tokens.get(step) ?? folding.lastEnded, folding.lastAnswered)
  folding.times.set(step, times)
  folding.tokens.delete(step)
  folding.latest.set(step, draft.bars.length)
  const bar: Bar = {
    id: `${step}.${times}`,
    step,
    attempt: 1,
    by: 'persona',
    persona: null,
    phase: folding.phase,
    from: at,
    start: null,
    end: null,
    state: 'waiting',
    reason: null,
    spans: [],
    marks: [],
    since: at,
    doing: 'queued',
    costUsd: 0,
    calls: 0,
    rounds: 1,
    after: barAt(draft, came)?.id ?? null,
    seq: event.seq,
    lastSeq: event.seq,
    ...more,
  }
  draft.bars.push(bar)
  return bar
}

/** Ends the piece that goes on, as what it turned out to be. A moment without length is left out unless it cost something. */
export function ended(
  bar: Bar,
  at: number,
  span: Pick<Span, 'kind' | 'label' | 'seq'> & { readonly costUsd?: number },
): Bar {
  const { costUsd = 0 } = span
  const piece: Span = { ...span, costUsd, from: bar.since, to: at }
  const keep = at > bar.since || costUsd > 0
  return { ...bar, since: at, spans: keep ? [...bar.spans, piece] : bar.spans }
}

/** What the piece that goes on is, where nothing says more. */
export const kindOf = ({ doing }: Bar): SpanKind => (doing === 'call' ? 'model' : doing)

/** Everything open ends with the run, or stands still with it. */
export function onAllOpen(draft: Draft, change: (bar: Bar) => Bar): void {
  for (const [index, bar] of draft.bars.entries()) if (bar.end === null) draft.bars[index] = change(bar)
}

/** What a bar waited for that could have begun before: its token, or the work that its persona did until then. */
export function busyWith(draft: Draft, persona: string | null, bar: Bar): string | null {
  if (persona === null) return bar.after
  const before = draft.bars.findLast((one) => one.persona === persona && one.end !== null && one.end > bar.from)
  return before?.id ?? bar.after
}
