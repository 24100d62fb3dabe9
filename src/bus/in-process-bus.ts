import type { Bus, Hint } from '../core/bus.ts'
import { listeners } from './listeners.ts'
import { RunListeners } from './run-listeners.ts'

/** `onError` gets what a listener threw. */
export interface InProcessBusOptions {
  readonly onError?: (error: unknown) => void
}

/** The bus of a node that is alone. */
export function inProcessBus({ onError = () => undefined }: InProcessBusOptions = {}): Bus {
  const told = listeners<Hint>(onError)
  const watchers = new RunListeners({ onError })
  let published = 0
  return {
    publish: (hint) => {
      published += 1
      told.tell(hint)
    },
    subscribe: (listener) => told.add(listener),
    output: {
      publish: (part) => watchers.tell(part),
      watch: (runId, listener) => watchers.add(runId, listener),
    },
    connected: () => true,
    counts: () => ({ published, received: 0, lost: 0 }),
    close: async () => {
      told.clear()
      watchers.clear()
    },
  }
}
