import type { RunEvent } from '../../../../../src/client/client.ts'
import { type ByType, chooseByType } from './by-type.ts'
import { asStageEvent } from './stage-event.ts'
import { platform, type StageState } from './stage-state.ts'

/** Something that is seen to move: along an edge by way of the hub, or between the hub and one actor. */
export type Motion = {
  readonly seq: number
  readonly kind: 'handoff' | 'withheld' | 'refused' | 'returned' | 'pull' | 'publish' | 'result'
  readonly from: string
  /** Null: the hub. */
  readonly to: string | null
}

/** More than this is not shown to move at once: only the last. */
export const mostAtOnce = 8
/** Where more events than this came together, it was a jump, and no more than a hint of it is shown. */
const jump = 60
const ofJump = 3

/** What is to move, because these events came after `state`; oldest first, and only the last where it is much. */
export function motionsOf(state: StageState, events: readonly RunEvent[]): readonly Motion[] {
  if (events.length <= state.seq) return []
  const many = events.length - state.seq > jump
  const motions = events.slice(many ? -jump : state.seq).flatMap((event) => motionOf(state, event) ?? [])
  return motions.slice(many ? -ofJump : -mostAtOnce)
}

function motionOf(state: StageState, event: RunEvent): Motion | null {
  const way = chooseByType(ways, asStageEvent(event), state) ?? null
  return way === null ? null : { seq: event.seq, ...way }
}

type Way = Omit<Motion, 'seq'>

const result: Way = { kind: 'result', from: platform, to: null }

const ways: ByType<readonly [StageState], Way | null> = {
  HandedOff: ({ data: { from, to, withheld } }) => ({ kind: withheld.length > 0 ? 'withheld' : 'handoff', from, to }),
  HandoffRefused: ({ data }) => ({ kind: 'refused', from: data.from, to: null }),
  ReworkRequested: ({ data: { step, toStep, to } }, state) => {
    const from = state.work.get(step)?.actor
    return toStep === step || from === undefined ? null : { kind: 'returned', from, to }
  },
  ContextPulled: ({ persona }) => (persona === null ? null : { kind: 'pull', from: persona.name, to: null }),
  EntryPublished: ({ data: { entry } }) => ({
    kind: 'publish',
    from: entry.author === 'platform' ? platform : entry.author,
    to: null,
  }),
  TestsRun: () => result,
  TestsLocked: () => result,
}
