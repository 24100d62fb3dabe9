import type { Target } from '../constraints/constraint.ts'
import { nounOf, partsOf } from '../language/noun-phrase.ts'
import { textOf, type Phrase } from '../language/token.ts'
import type { Draft, EntityDraft } from './draft.ts'
import { fieldMeant } from './fields.ts'
import { idOf } from './naming.ts'
import { referenceTo } from './references.ts'

/** The fields that one subject names: `the price`, `prices and stocks`, `the first name and the phone of an owner`. */
export function fieldsMeant(
  draft: Draft,
  phrase: Phrase,
): { readonly targets: Target[]; readonly joints: Phrase } | null {
  const one = fieldMeant(draft, phrase)
  if (one !== null) return { targets: [one], joints: [] }
  if (phrase[0]?.lower === 'either') return null
  const of = phrase.findIndex((token, index) => index > 0 && /^(?:of|in|on|for)$/.test(token.lower))
  const whole = fieldMeants(draft, phrase, [])
  return whole ?? (of > 0 ? fieldMeants(draft, phrase.slice(0, of), phrase.slice(of)) : null)
}

function fieldMeants(
  draft: Draft,
  list: Phrase,
  owner: Phrase,
): { readonly targets: Target[]; readonly joints: Phrase } | null {
  const { parts, between } = partsOf(list, /^(?:,|and|or|nor|neither)$/)
  if (parts.length < 2) return null
  const targets: Target[] = []
  for (const part of parts) {
    const target = fieldMeant(draft, [...part, ...owner])
    if (target === null || targets.some((other) => other.field === target.field)) return null
    targets.push(target)
  }
  if (new Set(targets.map((target) => target.entity?.id)).size > 1 && owner.length > 0) return null
  return { targets, joints: between }
}

/** The field of this entity that the words name, with or without its noun before it (`product code`), or a reference. */
export function columnMeant(draft: Draft, entity: EntityDraft, phrase: Phrase): string | null {
  const noun = nounOf(phrase)
  if (noun === null) return null
  const bare = noun.name.startsWith(`${entity.noun} `) ? noun.name.slice(entity.noun.length + 1) : noun.name
  const id = idOf(bare)
  const exact = entity.fields.find((field) => field.id === id || field.id === idOf(noun.name))
  if (exact !== undefined) return exact.id
  const ending = entity.fields.filter((field) => field.id.endsWith(`_${id}`))
  if (ending.length === 1 && ending[0] !== undefined) return ending[0].id
  return ending.length > 1 || /^(?:one|other|another)$/.test(textOf(phrase)) ? null : referenceTo(draft, entity, phrase)
}
