import { createHash } from 'node:crypto'
import type { ModelCall } from '../model-client.ts'

/** What makes two requests the same, whichever model answers them. */
export type Asked = Pick<ModelCall, 'messages' | 'contract'>

/** A request, told apart from others by its hash. */
export interface RequestIdentity {
  /** SHA-256 of the messages and the contract, with entries in the place of their ids (below). */
  readonly sha256: string
  /** The ids of entries in the request, in the order in which they first stand in it. */
  readonly entries: readonly string[]
}

const entryIds = /\bE[1-9]\d*\b/g
/** The lines around a part of a rendered request bear a hash of its text (`render/part.ts`): they follow from it. */
const marks = /^(=== (?:BEGIN|END)) [0-9a-f]{16}/gm

/** What is said in a request, as it is compared with others: `E#0` is the entry that stands in it first. */
interface Said {
  readonly messages: readonly { readonly role: string; readonly text: string }[]
  readonly entries: readonly string[]
}

/**
 * Entries are numbered in the order of their publication, and personas that work at the same time publish in any order:
 * the same entry is E5 in one run and E6 in the next. So an id counts only as the place where it first stands.
 */
export function saidIn({ messages }: Pick<Asked, 'messages'>): Said {
  const places = new Map<string, number>()
  const placed = (text: string): string =>
    text.replaceAll(marks, '$1').replaceAll(entryIds, (id) => {
      const place = places.get(id) ?? places.size
      places.set(id, place)
      return `E#${place}`
    })
  const said = messages.map(({ role, text }) => ({ role, text: placed(text) }))
  return { messages: said, entries: [...places.keys()] }
}

/** What a request is looked up by. */
export function identityOf(asked: Asked): RequestIdentity {
  const { messages, entries } = saidIn(asked)
  const { id, schema } = asked.contract
  const sha256 = createHash('sha256')
    .update(JSON.stringify([messages, id, schema]))
    .digest('hex')
  return { sha256, entries }
}

/** Text of one run in the words of another: each entry under the id that stands in its place there. */
export function inWordsOf(text: string, from: RequestIdentity, to: RequestIdentity): string {
  const other = new Map(from.entries.map((id, place) => [id, to.entries[place] ?? id]))
  return text.replaceAll(entryIds, (id) => other.get(id) ?? id)
}
