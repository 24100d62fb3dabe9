import type { RunEvent } from '../../../../../src/client/client.ts'
import { apply } from './apply.ts'
import { asStageEvent, type Finding, type HandoffData } from './stage-event.ts'
import { emptyStage, type Passage } from './stage-state.ts'

/** Something that passed between two, with all that its event says. */
export interface Passing extends Pick<Passage, 'kind' | 'seq' | 'at' | 'from' | 'to'> {
  readonly steps: readonly [from: string, to: string]
  readonly handoff: HandoffData | null
  readonly kinds: readonly string[]
  readonly findings: readonly Finding[]
}

/** Everything that passed, or was to pass, from one to another and back, in order. */
export function between(events: readonly RunEvent[], one: string, other: string): readonly Passing[] {
  const passings: Passing[] = []
  let state = emptyStage
  for (const raw of events) {
    const before = state
    state = apply(state, raw)
    const [latest] = state.passages
    if (latest === undefined || latest === before.passages[0]) continue
    const { kind, seq, at, from, to } = latest
    if (!((from === one && to === other) || (from === other && to === one))) continue
    const event = asStageEvent(raw)
    if (event.type === 'HandedOff') {
      const { fromStep, toStep } = event.data
      passings.push({
        kind,
        seq,
        at,
        from,
        to,
        steps: [fromStep, toStep],
        handoff: event.data,
        kinds: [],
        findings: [],
      })
    } else if (event.type === 'HandoffRefused') {
      const { fromStep, toStep, kinds } = event.data
      passings.push({ kind, seq, at, from, to, steps: [fromStep, toStep], handoff: null, kinds, findings: [] })
    } else if (event.type === 'ReworkRequested') {
      const { step, toStep, findings } = event.data
      passings.push({ kind, seq, at, from, to, steps: [step, toStep], handoff: null, kinds: [], findings })
    }
  }
  return passings
}
