import { hintOf } from '../language/field-nouns.ts'
import type { Draft, EntityDraft } from './draft.ts'

/**
 * One thing, one entity: drops what is another name for a thing that the text describes (`request` where only leave
 * requests are kept, `pending request`), and people who are roles.
 */
export function consolidate(draft: Draft): void {
  if (draft.accountsRefused) draft.roles.clear()
  for (const id of draft.roles.keys()) draft.entities.delete(id)
  for (const entity of draft.entities.values()) {
    if (entity.described) continue
    if (draft.listedNouns.has(entity.noun) && hintOf(entity.noun) !== null) draft.entities.delete(entity.id)
    const others = [...draft.entities.values()].filter((other) => other !== entity)
    const longer = others.filter((other) => other.id.endsWith(`_${entity.id}`))
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
