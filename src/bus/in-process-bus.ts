import type { Bus } from '../core/bus.ts'
import { listeners } from './listeners.ts'

/** `onError` gets what a listener threw. */
export interface InProcessBusOptions {
  readonly onError?: (error: unknown) => void
}

/** The bus of a node that is alone. */
export function inProcessBus(options: InProcessBusOptions = {}): Bus {
  const told = listeners(options.onError ?? (() => undefined))
  return {
    publish: (hint) => told.tell(hint),
    subscribe: (listener) => told.add(listener),
    connected: () => true,
    close: async () => told.clear(),
  }
}
