import { initialTransition } from 'xstate'
import { G1Error } from '../../core/errors.ts'
import type { RunEvent } from '../../core/event/run-event.ts'
import type { PersonaId } from '../../core/ids.ts'
import { personaMachine, personaTakes, type PersonaSnapshot } from '../persona/persona-machine.ts'
import { pureTransition } from './pure-transition.ts'
import { runMachine, takes } from './run-machine.ts'
import type { RunState } from './run-state.ts'

/** Thrown when an event comes that the state has no place for: the log, or the logic that wrote it, is wrong. */
export class EventOutOfPlace extends G1Error {
  readonly code = 'EVENT_OUT_OF_PLACE'
}

const [newPersona] = initialTransition(personaMachine)
const transitRun = pureTransition(runMachine)
const transitPersona = pureTransition(personaMachine)

/** The state after one event. Pure and free of choices: what it does to a recorded event never changes. */
export function evolve(state: RunState, event: RunEvent): RunState {
  if (!takes(state.run, event.type)) {
    throw new EventOutOfPlace(
      `Found ${event.type} while the run is ${JSON.stringify(state.run.value)}, which has no place for it.`,
    )
  }
  const run = transitRun(state.run, event)
  if (event.persona === null) return { ...state, run }
  return { run, personas: new Map(state.personas).set(event.persona, evolvePersona(state, event.persona, event)) }
}

function evolvePersona(state: RunState, persona: PersonaId, event: RunEvent): PersonaSnapshot {
  const before = state.personas.get(persona) ?? newPersona
  if (!personaTakes(before, event.type)) {
    throw new EventOutOfPlace(
      `Found ${event.type} for persona ${persona} while it is ${before.value}, which has no place for it.`,
    )
  }
  return transitPersona(before, event)
}
