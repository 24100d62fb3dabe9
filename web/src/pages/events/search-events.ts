import type { RunEvent } from '../../../../src/client/client.ts'

/** What a search has found so far. */
export interface Found {
  readonly query: string
  /** Of the events that were looked at, in order. */
  readonly events: readonly RunEvent[]
  /** How many have been looked at. */
  readonly searched: number
}

export const nothingFound = (query: string): Found => ({ query, events: [], searched: 0 })

/** Goes on with a search until `enough` says so, at least by one event. */
export function searchOn(
  before: Found,
  events: readonly RunEvent[],
  { has, enough }: { readonly has: (event: RunEvent, query: string) => boolean; readonly enough: () => boolean },
): Found {
  const found: RunEvent[] = []
  let searched = before.searched
  do {
    const event = events[searched]
    if (event === undefined) break
    if (has(event, before.query)) found.push(event)
    searched += 1
  } while (!enough())
  return { query: before.query, events: found.length === 0 ? before.events : [...before.events, ...found], searched }
}

/** Characters of content that are kept ready for the next search; what is beyond that is read again each time. */
const mostKept = 24_000_000

/** Everything that an event says, as a search reads it: without regard to case, each value once, nothing of how JSON is written. */
export class EventTexts {
  readonly #texts = new WeakMap<RunEvent, string>()
  #kept = 0

  has(event: RunEvent, query: string): boolean {
    return this.#textOf(event).includes(query.toLowerCase())
  }

  #textOf(event: RunEvent): string {
    const known = this.#texts.get(event)
    if (known !== undefined) return known
    const parts: string[] = [event.type, event.persona?.title ?? '', event.persona?.name ?? '', event.cause, event.id]
    collect(event.data, parts)
    const text = parts.join('\n').toLowerCase()
    if (this.#kept + text.length <= mostKept) {
      this.#kept += text.length
      this.#texts.set(event, text)
    }
    return text
  }
}

function collect(value: unknown, into: string[]): void {
  if (typeof value === 'string') into.push(value)
  else if (Array.isArray(value)) for (const one of value) collect(one, into)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) {
      into.push(key)
      collect(one, into)
    }
  } else into.push(String(value))
}

/** Around the first hit in an event's data: where it is, and what stands beside it. Null: it is not in the data. */
export function snippet(data: unknown, query: string): { readonly path: string; readonly text: string } | null {
  const wanted = query.toLowerCase()
  const look = (value: unknown, path: string): { readonly path: string; readonly text: string } | null => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) {
        const to = path === '' ? key : `${path}.${key}`
        const found = key.toLowerCase().includes(wanted) ? { path: to, text: '' } : look(one, to)
        if (found !== null) return found
      }
      return null
    }
    const text = String(value)
    const at = text.toLowerCase().indexOf(wanted)
    if (at < 0) return null
    const from = Math.max(0, at - 30)
    const piece = text.slice(from, at + wanted.length + 60).replace(/\s+/g, ' ')
    return { path, text: `${from > 0 ? '…' : ''}${piece}${at + wanted.length + 60 < text.length ? '…' : ''}` }
  }
  return look(data, '')
}
