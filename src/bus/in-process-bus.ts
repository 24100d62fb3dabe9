import type { Bus } from '../core/bus.ts'
import { listeners } from './listeners.ts'

/** `onError` gets what a listener threw. */
export interface InProcessBusOptions {
  readonly onError?: (error: unknown) => void
}

/** The bus of a node that is alone. */
export function inProcessBus(options: InProcessBusOptions = {}): Bus {
  const told = listeners(options.onError ?? (() => undefined))
  let published = 0
  return {
    publish: (hint) => {
      published += 1
      told.tell(hint)
    },
    subscribe: (listener) => told.add(listener),
    connected: () => true,
    counts: () => ({ published, received: 0, lost: 0 }),
    close: async () => told.clear(),
  }
}
