/**
 * What a bar is made of. Work: a model's answer, a task of the platform, other work. Waits: for its turn, a person, budget,
 * another try, or while the run is held (paused or parked). `failed`: work that came to nothing.
 */
export type SpanKind = 'model' | 'task' | 'work' | 'failed' | 'queued' | 'person' | 'budget' | 'retry' | 'held'

export interface Span {
  readonly kind: SpanKind
  /** In milliseconds since 1970, as are all times here. */
  readonly from: number
  /** Null: it goes on. */
  readonly to: number | null
  /** What it was in particular: a model, a task, what a person is asked. */
  readonly label: string
  /** The event that ended it, or began it while it goes on. */
  readonly seq: number
  readonly costUsd: number
}

/** A moment in a bar that is worth a sign. */
export interface Mark {
  readonly at: number
  readonly kind: 'round' | 'refused' | 'failed' | 'lost' | 'passed' | 'notPassed'
  readonly label: string
  readonly seq: number
}

/** One attempt of one step, or a question to a person. */
export interface Bar {
  /** `develop.2`: the second time that the step came up. */
  readonly id: string
  readonly step: string
  readonly attempt: number
  readonly by: 'persona' | 'human' | 'route' | 'tool'
  readonly persona: string | null
  readonly phase: 'planning' | 'delivery'
  /** When it could begin. */
  readonly from: number
  /** When it began; null: it waits. */
  readonly start: number | null
  /** Null: it goes on. */
  readonly end: number | null
  /** `cut`: the run ended before it did. */
  readonly state: 'waiting' | 'open' | 'done' | 'failed' | 'cut'
  readonly reason: string | null
  /** In order; without the piece that goes on, which is `doing` since `since`. */
  readonly spans: readonly Span[]
  readonly marks: readonly Mark[]
  readonly since: number
  readonly doing: 'queued' | 'work' | 'call' | 'retry' | 'person' | 'held'
  readonly costUsd: number
  readonly calls: number
  readonly rounds: number
  /** The bar whose end let this one begin, the last of them; null: nothing came before it. */
  readonly after: string | null
  /** Its first event, and its last one so far. */
  readonly seq: number
  readonly lastSeq: number
}

/** Something that concerned the whole run. */
export interface RunMark {
  readonly at: number
  readonly kind: 'owner' | 'taken' | 'paused' | 'resumed' | 'parked' | 'forked' | 'plan' | 'budget'
  readonly seq: number
}

/** Pieces that are spent waiting. */
export const waits = ['queued', 'person', 'budget', 'retry', 'held'] as const satisfies readonly SpanKind[]

/** How long a bar waited within a time, for each of what it waited for. */
export function waitedIn(
  spans: readonly Span[],
  { from, to }: { readonly from: number; readonly to: number },
): ReadonlyMap<SpanKind, number> {
  const found = new Map<SpanKind, number>()
  for (const span of spans) {
    const ms = Math.min(span.to ?? to, to) - Math.max(span.from, from)
    if (ms > 0 && waits.some((kind) => kind === span.kind)) found.set(span.kind, (found.get(span.kind) ?? 0) + ms)
  }
  return found
}

/** Whether something of a bar has not ended. */
export const goesOn = ({ end, spans }: Bar): boolean => end === null || spans.some(({ to }) => to === null)

/** Until when a bar reaches; what goes on reaches `now`. */
export const endOf = (bar: Bar, now: number): number =>
  Math.max(bar.end ?? now, ...bar.spans.map(({ to }) => to ?? now))

/** The pieces of a bar, the one that goes on included. */
export function spansOf(bar: Bar, exceeded: boolean): readonly Span[] {
  if (bar.end !== null) return bar.spans
  const { doing, since, lastSeq } = bar
  const waits = exceeded && doing === 'work' && bar.by === 'persona'
  const kind: SpanKind = waits ? 'budget' : doing === 'call' ? 'model' : doing
  return [...bar.spans, { kind, from: since, to: null, label: '', seq: lastSeq, costUsd: 0 }]
}
