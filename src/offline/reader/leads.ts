import type { Clause } from '../../core/clause.ts'
import { find, textOf, type Phrase } from './language/token.ts'

/** What the list items that follow continue: `An order has:`, `Users can:`, a heading. */
export type Lead = { opening: Phrase | null }

const item = /^[ \t]*(?:[-*+•‣◦–—]|\(?(?:[0-9]{1,3}|[a-z])[.)])[ \t]+/i

/** The statement that a clause makes where it stands: an item of a list completes the line that opened the list. */
export function leads(lead: Lead, clause: Clause, phrase: Phrase): Phrase {
  const isItem = item.test(clause.text)
  const bare = isItem ? unmarked(phrase) : phrase
  const colon = bare.at(-1)?.lower === ':'
  if (colon) {
    const opening = bare.slice(0, -1)
    lead.opening = opening
    return opening
  }
  if (clause.kind === 'context' && /^\s*#/.test(clause.text)) {
    lead.opening = null
    return bare
  }
  if (!isItem) {
    lead.opening = null
    return bare
  }
  if (lead.opening === null) return bare
  const text = textOf(bare)
  const ownSubject =
    find(bare, /^(?:the |an? |each |every |only |all )?[a-z][a-z' -]{0,40}? (?:can|cannot|must) /d) !== null
  if (ownSubject && !/\b(?:have|has|with)$/.test(textOf(lead.opening))) return bare
  if (
    ownSubject ||
    !/\b(?:have|has|with|can|cannot|must|are|is|:|fields|record|store|track|include|following)$/.test(
      textOf(lead.opening),
    ) ||
    text === ''
  )
    return bare
  return [...lead.opening.map((token) => ({ ...token, ids: [] })), ...bare]
}

/** Without the sign or number of a list item. */
function unmarked(phrase: Phrase): Phrase {
  const first = phrase[0]?.lower ?? ''
  if (/^(?:-|\+|•|‣|◦|–|—|\*)$/.test(first)) return phrase.slice(1)
  if (/^(?:[0-9]{1,3}|[a-z])$/.test(first) && /^[.)]$/.test(phrase[1]?.lower ?? '')) return phrase.slice(2)
  if (first === '(' && phrase[2]?.lower === ')') return phrase.slice(3)
  return phrase
}
