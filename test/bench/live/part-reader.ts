/** What a subscriber has to know of a part of a run's stream. */
export interface HeardPart {
  readonly cursor: string
  /** The first and the last event in it; null: it has none. */
  readonly events: { readonly first: number; readonly last: number; readonly count: number } | null
}

interface Payload {
  readonly data?: {
    readonly runEvents: {
      readonly cursor: string
      readonly events: readonly { readonly seq: number }[]
    }
  }
  readonly errors?: readonly unknown[]
}

const payloadMark = Buffer.from('"payload":')
const mostRemembered = 64

/** Reads parts, each distinct one once: a process of subscribers hears the same bytes behind as many different ids. */
export class PartReader {
  /** By its length, the last payload of that length. */
  readonly #read = new Map<number, { readonly bytes: Buffer; readonly part: HeardPart }>()

  read(message: Buffer): HeardPart {
    const bytes = message.subarray(message.indexOf(payloadMark) + payloadMark.length)
    const before = this.#read.get(bytes.length)
    if (before !== undefined && before.bytes.equals(bytes)) return before.part
    const part = partOf((JSON.parse(message.toString()) as { readonly payload: Payload }).payload)
    if (this.#read.size >= mostRemembered) this.#read.clear()
    this.#read.set(bytes.length, { bytes: Buffer.from(bytes), part })
    return part
  }
}

function partOf(payload: Payload): HeardPart {
  if (payload.data === undefined) throw new Error(`Found no data in ${JSON.stringify(payload)}, expected a part.`)
  const { cursor, events } = payload.data.runEvents
  const seqs = events.map(({ seq }) => seq)
  const [first, last] = [seqs[0], seqs.at(-1)]
  return {
    cursor,
    events: first === undefined || last === undefined ? null : { first, last, count: seqs.length },
  }
}
