import { createHash } from 'node:crypto'
import type { NewEntry } from '../core/activity-result.ts'
import { cleanJson } from '../core/clean-text.ts'
import type { ClauseId } from '../core/clause.ts'
import { type EntryId, type Sha256, sha256 } from '../core/ids.ts'
import type { Json } from '../core/json.ts'
import type { EntryKind } from '../core/knowledge/entry.ts'
import { estimateTokens } from '../core/tokens.ts'

/** SHA-256 of a text's UTF-8 bytes, in hexadecimal. */
export const hashText = (text: string): Sha256 => sha256(createHash('sha256').update(text).digest('hex'))

/** An entry with its hash and size worked out. */
export function newEntry(of: {
  readonly kind: EntryKind
  readonly title: string
  readonly clauses: readonly ClauseId[]
  readonly content: unknown
  readonly replaces?: EntryId
}): NewEntry {
  const content = cleanJson(JSON.parse(JSON.stringify(of.content)) as Json)
  const encoded = JSON.stringify(content)
  return { ...of, content, sha256: hashText(encoded), tokens: estimateTokens(encoded) }
}
