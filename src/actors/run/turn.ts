import { cleanJson } from '../../core/clean-text.ts'
import { G1Error, messageOf } from '../../core/errors.ts'
import type { Decided, RunEvent } from '../../core/event/run-event.ts'
import type { Message } from '../../core/message.ts'
import { decide } from './decide/decide.ts'
import { evolve } from './evolve.ts'
import { react } from './react/react.ts'
import type { RunKnowledge } from './run-knowledge.ts'
import type { RunState } from './run-state.ts'

/** Thrown when a message makes a turn fail or never come to rest; names the message, so that the run can be parked. */
export class PoisonMessage extends G1Error {
  readonly code = 'POISON_MESSAGE'
  readonly poison: Message

  constructor(poison: Message, cause: unknown) {
    super(`The turn of ${poison.kind} "${poison.type}" (${poison.id}) failed: ${messageOf(cause)}`, { cause })
    this.poison = poison
  }
}

/** More events than any honest message leads to. */
const eventLimit = 2_000

export interface Turn {
  readonly state: RunState
  readonly events: readonly RunEvent[]
}

/** One turn over all messages that wait: decide each, then react until nothing follows. Pure. Throws PoisonMessage. */
export function turn(before: RunState, messages: readonly Message[], knowledge: RunKnowledge): Turn {
  let state = before
  const events: RunEvent[] = []
  const take = (decided: readonly Decided[], message: Message): void => {
    for (const one of decided) {
      const event = stamp(one, message)
      state = evolve(state, event)
      events.push(event)
    }
    if (events.length > eventLimit) throw new RangeError(`One turn led to more than ${eventLimit} events.`)
  }
  for (const message of messages) {
    try {
      take(decide(state, message), message)
      for (let next = react(state, knowledge); next.length > 0; next = react(state, knowledge)) take(next, message)
    } catch (thrown) {
      throw new PoisonMessage(message, thrown)
    }
  }
  return { state, events }
}

/** The event as it will be read back: encoded and decoded once, so that what is folded is what is stored. */
function stamp(decided: Decided, message: Message): RunEvent {
  const event = { v: 1, persona: null, ...decided, cause: message.id, at: message.at }
  return JSON.parse(JSON.stringify(cleanJson(event as never))) as RunEvent
}
