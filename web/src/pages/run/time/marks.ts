import type { RunEvent } from '../../../../../src/client/client.ts'
import type { Growth } from '../../../live/use-grown.ts'

export type MarkKind = 'handoff' | 'ask' | 'failure' | 'owner'

/** A moment of note in a run. */
export interface Mark {
  readonly seq: number
  readonly kind: MarkKind
}

const kinds: Readonly<Record<string, MarkKind>> = {
  HandedOff: 'handoff',
  ApprovalRequested: 'ask',
  QuestionAsked: 'ask',
  BudgetExceeded: 'ask',
  StepFailed: 'failure',
  StepExhausted: 'failure',
  VerificationFailed: 'failure',
  ActivityFailed: 'failure',
  ActivityLost: 'failure',
  RunParked: 'failure',
  RunFailed: 'failure',
  OwnerChanged: 'owner',
}

/** The moments of note of a log, in its order; the same list where nothing of note came. */
export const marksOfEvents: Growth<readonly Mark[]> = {
  empty: [],
  grow: (before, more) => {
    const fresh = more.flatMap(({ seq, type }) => {
      const kind = kinds[type]
      return kind === undefined ? [] : [{ seq, kind }]
    })
    return fresh.length === 0 ? before : [...before, ...fresh]
  },
}

/** The mark before (`-1`) or after (`1`) a seq; null: there is none. */
export function markBeside(marks: readonly Mark[], seq: number, side: -1 | 1): Mark | null {
  const found = side === 1 ? marks.find((mark) => mark.seq > seq) : marks.findLast((mark) => mark.seq < seq)
  return found ?? null
}

/** The lines of one kind of mark as an SVG path, a unit a seq wide and from `top` to `bottom` of a height of 1. */
export const markPath = (marks: readonly Mark[], kind: MarkKind, [top, bottom]: readonly [number, number]): string =>
  marks
    .filter((mark) => mark.kind === kind)
    .map(({ seq }) => `M${seq} ${top}V${bottom}`)
    .join('')

/**
 * The moment that a replay shows after `seq`: the end of the next turn, for what one message led to happened at once.
 */
export function nextBeat(events: readonly RunEvent[], seq: number): number {
  const first = events[seq]
  if (first === undefined) return events.length
  let at = seq + 1
  while (at < events.length && events[at]?.cause === first.cause && events[at]?.at === first.at) at += 1
  return at
}
