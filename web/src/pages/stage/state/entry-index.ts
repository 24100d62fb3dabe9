import type { RunEvent } from '../../../../../src/client/client.ts'
import { asStageEvent, type PublishedEntry } from './stage-event.ts'

/** Every entry of one log, by its name. The log may only grow; an entry never changes. */
export class EntryIndex {
  readonly #entries = new Map<string, PublishedEntry>()
  #read = 0

  /** All that were published by these events, and by later ones that it has seen before. */
  of(events: readonly RunEvent[]): ReadonlyMap<string, PublishedEntry> {
    for (; this.#read < events.length; this.#read += 1) {
      const raw = events[this.#read]
      if (raw === undefined) continue
      const event = asStageEvent(raw)
      if (event.type === 'EntryPublished') this.#entries.set(event.data.entry.id, event.data.entry)
    }
    return this.#entries
  }
}
