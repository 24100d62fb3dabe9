import type { Growth } from '../../live/use-grown.ts'
import type { Draft } from './draft.ts'
import { foldEvent } from './fold-event.ts'
import type { Bar, RunMark } from './bar.ts'

/** What a run did when, as far as its events go. */
export interface Timeline {
  /** When it began; null: nothing has happened. In milliseconds since 1970. */
  readonly from: number | null
  /** When its last event was. Never goes back, whatever clocks say. */
  readonly to: number
  /** In the order in which they came up. */
  readonly bars: readonly Bar[]
  readonly marks: readonly RunMark[]
  readonly ended: boolean
  /** Whether the run waits for a higher budget. */
  readonly exceeded: boolean
  readonly costUsd: number
  /** What is needed to go on, by the names of steps; the numbers are places in `bars`. */
  readonly folding: {
    readonly phase: Bar['phase']
    /** Left out between the end of a run and that of the fork which goes on with it: time that nobody spent. */
    readonly skippedMs: number
    readonly latest: ReadonlyMap<string, number>
    readonly times: ReadonlyMap<string, number>
    /** Which bar's end brought a step its last token. */
    readonly tokens: ReadonlyMap<string, number>
    readonly asks: ReadonlyMap<string, number>
    readonly lastEnded: number | null
    readonly lastAnswered: number | null
  }
}

const empty: Timeline = {
  from: null,
  to: 0,
  bars: [],
  marks: [],
  ended: false,
  exceeded: false,
  costUsd: 0,
  folding: {
    phase: 'delivery',
    skippedMs: 0,
    latest: new Map(),
    times: new Map(),
    tokens: new Map(),
    asks: new Map(),
    lastEnded: null,
    lastAnswered: null,
  },
}

/** The timeline of a log. Events of unknown types only move its end. */
export const timelineOf: Growth<Timeline> = {
  empty,
  grow: (before, more) => {
    const { latest, times, tokens, asks } = before.folding
    const draft: Draft = {
      ...before,
      bars: [...before.bars],
      marks: [...before.marks],
      folding: {
        ...before.folding,
        latest: new Map(latest),
        times: new Map(times),
        tokens: new Map(tokens),
        asks: new Map(asks),
      },
    }
    for (const event of more) foldEvent(draft, event)
    return draft
  },
}
