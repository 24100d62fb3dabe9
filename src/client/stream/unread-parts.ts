/** What may wait to be read: in characters of JSON, and in parts. The part that goes over is still taken. */
const mostWeight = 1024 * 1024
const mostParts = 256

interface Unread<Part> {
  readonly part: Part
  readonly weight: number
}

/**
 * The parts of a stream that came faster than they are read. With `keyOf` there is never more than one for each thing,
 * the latest, so that these need no bound.
 */
export class UnreadParts<Part> {
  readonly #keyOf: ((part: Part) => string) | undefined
  #waiting: Unread<Part>[] = []
  #weight = 0

  constructor(keyOf: ((part: Part) => string) | undefined) {
    this.#keyOf = keyOf
  }

  /** No more should come before some were read. */
  get isFull(): boolean {
    return this.#weight >= mostWeight || (this.#keyOf === undefined && this.#waiting.length >= mostParts)
  }

  push(part: Part): void {
    const keyOf = this.#keyOf
    if (keyOf === undefined) {
      const weight = JSON.stringify(part).length
      this.#waiting.push({ part, weight })
      this.#weight += weight
      return
    }
    const key = keyOf(part)
    const at = this.#waiting.findIndex((waiting) => keyOf(waiting.part) === key)
    if (at === -1) this.#waiting.push({ part, weight: 0 })
    else this.#waiting[at] = { part, weight: 0 }
  }

  /** The one that has waited longest; null where none waits. */
  shift(): { readonly part: Part } | null {
    const first = this.#waiting.shift()
    this.#weight -= first?.weight ?? 0
    return first ?? null
  }

  clear(): void {
    this.#waiting = []
    this.#weight = 0
  }
}
