import { bareText, nounOf } from '../language/noun-phrase.ts'
import { hintOf } from '../language/field-nouns.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { newField, type Draft, type EntityDraft, type FieldDraft } from './draft.ts'
import { fieldIdOf, idOf } from './naming.ts'
import { entityNamed } from './references.ts'
import type { Target } from '../constraints/constraint.ts'

/** The field of that name, made with the type that its name suggests if there is none. */
export function fieldFor(entity: EntityDraft, name: string): FieldDraft {
  const known = entity.fields.find((field) => field.id === fieldIdOf(name))
  if (known !== undefined) return known
  const field = fieldNamed(name)
  entity.fields.push(field)
  return field
}

/** A field with the type, unit and natural limits that its name suggests. */
export function fieldNamed(name: string): FieldDraft {
  const hint = hintOf(name)
  const field = newField(name, hint?.type ?? 'text')
  return { ...field, unit: hint?.unit ?? null, min: hint?.min ?? null, max: hint?.max ?? null }
}

/** The field that a phrase means: `the price of a product`, `a product's price`, `product price`, `its price`, `price`. */
export function fieldMeant(draft: Draft, phrase: Phrase): Target | null {
  const text = textOf(phrase)
  const possessive = phrase.findIndex((token) => token.lower === "'s" || token.lower === "'")
  if (possessive > 0) {
    const owner = entityNamed(draft, phrase.slice(0, possessive))
    return inEntity(owner, phrase.slice(possessive + 1)) ?? possessed(draft, phrase, possessive)
  }
  for (let at = 1; at < phrase.length - 1; at++) {
    if (!/^(?:of|in|on|for)$/.test(phrase[at]?.lower ?? '')) continue
    const counts = /^(?:number|count|amount|quantity)$/.test(phrase[at - 1]?.lower ?? '')
    if (counts && nounOf(phrase.slice(at + 1))?.plural === true) continue
    const target = inEntity(entityNamed(draft, phrase.slice(at + 1)), phrase.slice(0, at))
    if (target !== null) return target
  }
  const noun = nounOf(phrase)
  if (noun === null) return null
  const current = draft.current === null ? undefined : draft.entities.get(draft.current)
  const here = inEntity(current ?? null, phrase)
  if (here !== null && (here.field.id === idOf(noun.name) || !isElsewhere(draft, idOf(noun.name)))) return here
  for (const entity of draft.entities.values()) {
    const words = `${entity.noun} `
    if (noun.name.startsWith(words)) {
      const id = idOf(noun.name.slice(words.length))
      const field = entity.fields.find((one) => one.id === id || one.id.startsWith(`${id}_per_`))
      if (field !== undefined) return { entity, field }
    }
  }
  const owners = [...draft.entities.values()].flatMap((entity) =>
    entity.fields.filter((field) => field.id === idOf(noun.name)).map((field) => ({ entity, field })),
  )
  if (owners.length === 1) return owners[0] ?? null
  if (owners.length === 0 && !/^(?:it|they)$/.test(text)) {
    const field = draft.accountFields.find((one) => one.id === idOf(noun.name))
    return field === undefined ? null : { entity: null, field }
  }
  return null
}

/** True if exactly one entity has a field of just that name: then `the price` is not the unit price of something else. */
const isElsewhere = (draft: Draft, id: string): boolean =>
  [...draft.entities.values()].filter((entity) => entity.fields.some((field) => field.id === id)).length === 1

/** `the customer's name` where a rental has a customer name, or a name of the customer. */
function possessed(draft: Draft, phrase: Phrase, at: number): Target | null {
  const [whose, what] = [bareText(phrase.slice(0, at)), bareText(phrase.slice(at + 1))]
  const ids = [`${whose} ${what}`, `${what} of the ${whose}`, `${what} of ${whose}`, `${what} of a ${whose}`].map(idOf)
  const found = [...draft.entities.values()].flatMap((entity) =>
    entity.fields.filter((field) => ids.includes(field.id)).map((field) => ({ entity, field })),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

const periods: Readonly<Record<string, string>> = {
  hourly: 'hour',
  daily: 'day',
  nightly: 'night',
  weekly: 'week',
  monthly: 'month',
  yearly: 'year',
  annual: 'year',
}

/** Other ids of the same value: `notes`, `number_of_servings` for servings, `price_per_hour` for the hourly price. */
function otherNames(name: string, text: string): string[] {
  const [first = '', ...rest] = name.split(' ')
  const period = Object.hasOwn(periods, first) ? periods[first] : undefined
  return [
    idOf(text),
    ...(text.includes(' ') || text === name ? [] : [idOf(`number of ${text}`)]),
    ...(period === undefined ? [] : [idOf(`${rest.join(' ')} per ${period}`)]),
  ]
}

/** The field of that entity; the whole name first, then one that ends or begins with it, if only one does. */
function inEntity(entity: EntityDraft | null, phrase: Phrase): Target | null {
  const noun = nounOf(phrase)
  if (entity === null || noun === null) return null
  const id = idOf(noun.name)
  const ids = [id, ...otherNames(noun.name, bareText(phrase))]
  const exact = ids.map((one) => entity.fields.find((field) => field.id === one)).find((field) => field !== undefined)
  if (exact !== undefined) return { entity, field: exact }
  const ending = entity.fields.filter(
    (field) =>
      field.id.endsWith(`_${id}`) ||
      field.id.startsWith(`${id}_per_`) ||
      (/^_(?:date|time)$/.test(field.id.slice(id.length)) && field.id.startsWith(id)),
  )
  return ending.length === 1 && ending[0] !== undefined ? { entity, field: ending[0] } : null
}
