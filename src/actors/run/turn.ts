import { cleanJson, isCleanJson } from '../../core/clean-text.ts'
import { G1Error, messageOf } from '../../core/errors.ts'
import { versionOf } from '../../core/event/event-versions.ts'
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

/** An event with its data as the log will hold it. */
export interface EncodedRunEvent {
  readonly event: RunEvent
  /** The encoding of `event.data`. */
  readonly json: string
}

export interface Turn {
  readonly state: RunState
  readonly events: readonly EncodedRunEvent[]
}

/** One turn over all messages that wait: decide each, then react until nothing follows. Pure. Throws PoisonMessage. */
export function turn(before: RunState, messages: readonly Message[], knowledge: RunKnowledge): Turn {
  let state = before
  const events: EncodedRunEvent[] = []
  let most = eventLimit
  const take = (decided: readonly Decided[], message: Message): void => {
    for (const one of decided) {
      const encoded = encode(one, message)
      state = evolve(state, encoded.event)
      events.push(encoded)
    }
    if (events.length > most) throw new RangeError(`One turn led to more than ${eventLimit} events.`)
  }
  for (const message of messages) {
    most = events.length + eventLimit
    try {
      take(decide(state, message), message)
      for (let next = react(state, knowledge); next.length > 0; next = react(state, knowledge)) take(next, message)
    } catch (thrown) {
      throw new PoisonMessage(message, thrown)
    }
  }
  return { state, events }
}

/** The event as it will be read back: what is folded is what is stored. */
export function encode(decided: Decided, message: Pick<Message, 'id' | 'at'>): EncodedRunEvent {
  const raw = JSON.stringify(decided.data)
  const json = isCleanJson(raw) ? raw : JSON.stringify(cleanJson(decided.data as never))
  const { type, persona = null } = decided
  const event = {
    type,
    v: versionOf(type),
    persona,
    cause: message.id,
    at: message.at,
    data: JSON.parse(json) as unknown,
  }
  return { event: event as RunEvent, json }
}
