import type { RunKnowledge } from '../../../src/actors/run/run-knowledge.ts'
import { initialState, type RunState, statusOf } from '../../../src/actors/run/run-state.ts'
import { turn } from '../../../src/actors/run/turn.ts'
import { wants } from '../../../src/actors/run/wants.ts'
import type { EventData, EventType, RunEvent } from '../../../src/core/event/run-event.ts'
import type { Message } from '../../../src/core/message.ts'
import type { RunStatus } from '../../../src/core/run-status.ts'

/** A run in memory: give it messages, look at what it decided and what it wants. */
export class PlayedRun {
  readonly #knowledge: RunKnowledge
  state: RunState = initialState()
  readonly log: RunEvent[] = []

  constructor(knowledge: RunKnowledge) {
    this.#knowledge = knowledge
  }

  /** One turn; returns the types of the events that it led to. */
  take(...messages: readonly Message[]): readonly string[] {
    const played = turn(this.state, messages, this.#knowledge)
    this.state = played.state
    this.log.push(...played.events.map(({ event }) => event))
    return played.events.map(({ event }) => event.type)
  }

  get wanted(): readonly string[] {
    const { activities, timers } = wants(this.state)
    return [...activities.keys(), ...[...timers.keys()].map((key) => `timer ${key}`)]
  }

  get status(): RunStatus {
    return statusOf(this.state)
  }

  /** The data of the latest event of a type. */
  last<Type extends EventType>(type: Type): EventData[Type] {
    const found = this.log.findLast((event) => event.type === type)
    if (found === undefined) throw new Error(`No ${type} yet.`)
    return found.data as EventData[Type]
  }
}
