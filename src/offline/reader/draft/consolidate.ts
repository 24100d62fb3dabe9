import { hintOf } from '../language/field-nouns.ts'
import { singularOf } from '../language/inflect.ts'
import type { Draft, EntityDraft } from './draft.ts'
import { isKindOf } from './references.ts'

/**
 * One thing, one entity: drops what is another name for a thing that the text describes (`request` where only leave
 * requests are kept, `pending request`), and people who are roles.
 */
export function consolidate(draft: Draft): void {
  if (draft.accountsRefused) draft.roles.clear()
  for (const id of draft.roles.keys()) draft.entities.delete(id)
  for (const entity of draft.entities.values()) if (isNoName(entity.noun)) draft.entities.delete(entity.id)
  for (const entity of draft.entities.values()) {
    if (entity.described) continue
    if (draft.listedNouns.has(entity.noun) && hintOf(entity.noun) !== null) draft.entities.delete(entity.id)
    const others = [...draft.entities.values()].filter((other) => other !== entity)
    const longer = others.filter((other) => isKindOf(other.id, entity.id))
    const of = /^(?<thing>.+) (?:result|detail|information|info|data|entry|record)$/.exec(entity.noun)?.groups?.[
      'thing'
    ]
    if (others.some((other) => other.described && other.noun === of)) draft.entities.delete(entity.id)
    const kept =
      /^(?<thing>.+) (?:cellar|collection|library|catalogue|catalog|inventory|archive|fleet|portfolio|database|register|directory|list)$/
    const stored = kept.exec(entity.noun)?.groups?.['thing']
    if (others.some((other) => other.described && other.noun === stored)) draft.entities.delete(entity.id)
    if (longer.length === 1 || others.some((other) => isQualified(entity, other))) draft.entities.delete(entity.id)
  }
  draft.current = null
}

/** `pending request` for requests, `approved leave request` for leave requests, `open task` for tasks. */
function isQualified(entity: EntityDraft, other: EntityDraft): boolean {
  const [first, ...rest] = entity.noun.split(' ')
  if (rest.length === 0 || first === undefined) return false
  const tail = rest.join(' ')
  return (
    (other.noun === tail && (other.described || qualifier.test(first))) ||
    (qualifier.test(first) && other.noun.endsWith(` ${tail}`))
  )
}

const qualifier = /^(?:pending|open|draft|active|overdue|unpaid|new|old|past|upcoming|current|.+ed|.+en)$/

/** Pronouns, and runs of words that are a sentence rather than a name: `users reserve seat`, `program counts sum`. */
function isNoName(noun: string): boolean {
  const words = noun.split(' ')
  const before = words.slice(0, words.indexOf('of') > 0 ? words.indexOf('of') : words.length).slice(0, -1)
  return (
    words.some((word) => pronoun.test(word)) ||
    (words.length === 1 && /^(?:status|state|everything|anything|something|nothing|one|rest|case)$/.test(noun)) ||
    before.some((word) => singularOf(word) !== word && !compounding.test(word))
  )
}

const pronoun =
  /^(?:i|he|she|it|we|you|they|them|him|her|us|me|my|your|his|its|our|their|theirs|this|that|these|those|who|which|whose|what|nobody|somebody|everybody|anybody|someone|anyone|everyone|except|only|exactly|not|no|never|always|and|or|but|if|when|while|because|than)$/

/** Plurals that stand before other nouns: `sales order`, `goods receipt`. */
const compounding =
  /^(?:sales|sports|goods|news|savings|parts|customs|arts|operations|skills|systems|rewards|works|accounts|human|resources|species|series|glasses|clothes|electronics|mathematics|physics|women|men|children|people|data|media|premises|lens|gas|bus|class|address|access|process|business|express|progress|fitness|press|chess|tennis|bonus|status|campus|virus|analysis|diagnosis|basis|benefits|claims|complaints|communications|materials|logistics|events|services|jeans|pants|[a-z]+ss|[a-z]+us|[a-z]+is)$/
