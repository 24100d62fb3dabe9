import { addRule, type EntityDraft } from '../draft/draft.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const det = '(?:(?:a|an|the|each|every|any|all) )*'
const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const still = '(?:still |already |currently |yet )?'
const some = '(?:any |some |at-least (?:one|1) |one or-more |existing |its |their |other )?'
const there =
  '(?: (?:in|on|for|to|of|under|with) (?:it|them|him|her)| attached| left| assigned| linked| exist| exists| remaining)?(?: (?:to|in) (?:it|them))?'
const by = `${some}(?<by>[a-z][a-z ,-]*?)${there}`
const has = `(?:has|have|contains?|holds?|owns?|includes?)`
const holding = `(?:(?:who|that|which) ${still}${has}|with|having|containing) ${still}${by}`
const used = `(?:who|that|which) (?:is|are) ${still}(?:used|referred to|referenced|needed|mentioned|booked|assigned|linked|part) ?(?:in|by|to|of|for|on)? ${det}(?<by>${noun})`
const gone = '(?:deleted|removed|erased)'
const going = '(?:deleting|removing|erasing|delete|remove|erase)'
const no = '(?:is|are) (?:not allowed|forbidden|not possible|impossible|not permitted|prevented|refused|blocked)'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

const forms: readonly RegExp[] = [
  form(`${det}(?<thing>${noun}) ${holding} (?:cannot|must only) be ${gone}`),
  form(`${det}(?<thing>${noun}) ${used} cannot be ${gone}`),
  form(`no (?<thing>${noun}) ${holding} can be ${gone}`),
  form(
    `${det}(?<thing>${noun}) (?:who|that|which) (?:is|are) ${still}(?<use>in use|used(?: anywhere| somewhere)?|referred to|referenced) cannot be ${gone}`,
  ),
  form(
    `${det}(?<thing>${noun}) cannot be ${gone} (?:while|when|if|as long as|because|since|so long as) (?:it|they|he|she|there) ${still}(?:has|have|is|are|exists?|contains?) ${still}${by}`,
  ),
  form(
    `${det}(?<thing>${noun}) cannot be ${gone} (?:while|when|if|as long as|so long as) (?:any )?(?<by>${noun}) (?:still )?(?:exist|exists|refers? to (?:it|them)|use it|uses it|belongs? to (?:it|them)|is linked to it|are linked to it|are left)(?: for (?:it|them))?`,
  ),
  form(
    `${det}(?<thing>${noun}) cannot be ${gone} (?:while|when|if|as long as|so long as) (?:it|they) (?:is|are) ${still}(?:used|referred to|referenced|needed|mentioned|assigned|linked) ?(?:in|by|to|for)? ${det}(?<by>${noun})`,
  ),
  form(
    `${det}(?<thing>${noun}) cannot be ${gone} (?:while|when|if|as long as|so long as) (?:it|they) (?:is|are) ${still}(?<use>in use|used(?: anywhere| somewhere)?|referred to|referenced)`,
  ),
  form(
    `${det}(?<thing>${noun}) can (?:only )?be ${gone} (?:only )?(?:if|when|once|after|while|as long as) (?:it|they|he|she|there) (?:has|have|is|are|contains?) (?:no|no more|no longer any|cannot have any) (?<by>[a-z][a-z ,-]*?)${there}`,
  ),
  form(
    `${det}(?<thing>${noun}) cannot be ${gone} unless (?:it|they|he|she|there) (?:has|have|is|are|contains?) (?:no|no more) (?<by>[a-z][a-z ,-]*?)${there}`,
  ),
  form(
    `${det}(?<thing>${noun}) cannot be ${gone} (?:until|before|unless) all (?:of )?(?:its|their|the) (?<by>${noun}) (?:is|are|have been|has been) ${gone}`,
  ),
  form(
    `(?:it |app )?(?:cannot be possible to|cannot|must be impossible to|is not possible to|is impossible to|cannot let|cannot allow|must prevent|prevent) ?(?:allow |users? from |users? to |people from |anyone from |anybody to |anyone to )?${going} ${det}(?<thing>${noun}) ${holding}`,
  ),
  form(
    `(?:users?|you|we|one|nobody|no one|no user|anybody|anyone) (?:cannot|can) (?:delete|remove|erase) ${det}(?<thing>${noun}) (?:${holding}|${used.replace('<by>', '<used>')})`,
  ),
  form(`${going} ${det}(?<thing>${noun}) ${holding} ${no}`),
]

/** What cannot be deleted while something else refers to it. */
export const keeping: Pattern = {
  name: 'keeping',
  pass: 3,
  owns: (phrase) => forms.some((one) => find(phrase, one) !== null),
  read: (scene, phrase) => forms.some((one) => kept(scene, phrase, one)),
}

function kept(scene: Scene, phrase: Phrase, one: RegExp): boolean {
  const found = find(phrase, one)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  if (found === null || entity === null) return false
  const forbids = /\b(?:cannot|no|nobody|impossible|prevent|not|forbidden|prevented|refused|blocked|only)\b/
  if (!forbids.test(textOf(found.frame))) return false
  const list = partsOf(found.has('used') ? found.group('used') : found.group('by'), /^(?:,|or|and)$/)
  const holders = found.has('use')
    ? [...scene.draft.entities.values()].filter((other) => viaOf(other, entity) !== null)
    : list.parts.map((part) => entityNamed(scene.draft, part))
  if (holders.length === 0 || holders.some((other) => other === null || viaOf(other, entity) === null)) return false
  claim(scene, list.between)
  for (const other of holders) if (other !== null) keep(scene, phrase, entity, other)
  scene.draft.current = entity.id
  return true
}

function keep(scene: Scene, phrase: Phrase, entity: EntityDraft, other: EntityDraft): void {
  const via = viaOf(other, entity)
  if (via === null) return
  const id = addRule(entity, { kind: 'keep_while_used', id: `kept_for_${other.id}`.slice(0, 40), by: other.id, via })
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
}

/** The one field by which rows of `other` refer to the entity. */
function viaOf(other: EntityDraft, entity: EntityDraft): string | null {
  const fields = other.fields.filter((field) => field.target === entity.id)
  return other.id !== entity.id && fields.length === 1 ? (fields[0]?.id ?? null) : null
}
