import type { Condition } from '../../../core/app-spec/condition.ts'
import { literal, type EntityDraft, type FieldDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { singularOf } from '../language/inflect.ts'
import { bareText } from '../language/noun-phrase.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { basesOf, participleOf } from '../language/conjugate.ts'

const comparing: readonly (readonly [Condition['op'], string])[] = [
  ['<=', 'at-most|less-than or equal to|at or less-than|or-less|equal to or less-than|has fallen to or less-than'],
  ['>=', 'at-least|more-than or equal to|at or more-than'],
  ['<', 'less-than|falls less-than|drops less-than|before|earlier than|goes less-than|<'],
  ['>', 'more-than|rises more-than|after|later than|goes more-than|exceeds|>'],
  ['=', 'equal to|exactly|='],
]

/** Whether the words make sense at all is the caller's business; null where any of them is not understood. */
export function conditionsOf(entity: EntityDraft, phrase: Phrase): Condition[] | null {
  const text = textOf(phrase)
    .replace(/^(?:(?:if|when|while|once|as long as|whose|that|which|where|and|with) )+/, '')
    .replace(/ (?:and|,)$/, '')
  const whole = one(entity, text)
  if (whole !== null) return [whole]
  const parts = text.split(/ (?:and|,|but) /)
  if (parts.length < 2) return null
  const found = parts.map((part) => one(entity, part))
  return found.every((condition) => condition !== null) ? found : null
}

/** Verbs and fillers that stand between a subject and what is said of it. */
const subject = (entity: EntityDraft): RegExp =>
  new RegExp(
    `^(?:it|they|this|the|a|an|that|its|their|he|she|${entity.noun}|${entity.noun.split(' ').at(-1)}|${entity.noun}s|row)(?= |$) ?(?:'s? )?`,
  )

function one(entity: EntityDraft, said: string): Condition | null {
  let text = said.trim()
  for (let turn = 0; turn < 4; turn++) text = text.replace(subject(entity), '')
  text = text.replace(/^(?:is|are|was|were|has been|have been|being|gets|becomes|must be) /, 'is ').trim()
  return isState(entity, text) ?? isCompared(entity, text) ?? isEmpty(entity, text) ?? isValue(entity, text)
}

function isState(entity: EntityDraft, text: string): Condition | null {
  const match =
    /^(?:is )?(?:already |still |currently )?(?<not>not (?:yet |been )?)?(?:in (?:the )?(?:state|status) )?(?<state>[a-z -]+?)(?: (?:state|status))?$/.exec(
      text,
    ) ?? /^(?:status|state) is (?<not>not )?(?<state>[a-z -]+)$/.exec(text)
  const words = match?.groups?.['state'] ?? ''
  const state = valueOf(entity, words)
  const op = match?.groups?.['not'] === undefined ? '=' : '!='
  if (state !== null) return literal(entity.stateField, op, state)
  const opposite = /^un(?<state>[a-z]+)$/.exec(words)?.groups?.['state']
  if (opposite !== undefined && entity.values.includes(opposite))
    return literal(entity.stateField, op === '=' ? '!=' : '=', opposite)
  const done = entity.fields.filter(
    (known) => known.type === 'boolean' && /^(?:is_)?(?:done|completed|finished)$/.test(known.id),
  )
  if (
    done.length === 1 &&
    done[0] !== undefined &&
    /^(?:open|unfinished|incomplete|outstanding|remaining|completed|finished|done)$/.test(words)
  ) {
    return literal(done[0].id, '=', /^(?:completed|finished|done)$/.test(words) === (op === '='))
  }
  const field = entity.fields.find(
    (known) => known.type === 'boolean' && (known.id === idOf(words) || known.id === `is_${idOf(words)}`),
  )
  return field === undefined || words === '' ? null : literal(field.id, '=', op === '=')
}

/** `a draft`, `drafts` and `in draft` name the state `draft`. */
function stateId(entity: EntityDraft, words: string): string {
  const plain = words.replace(/^(?:in |an? )+/, '')
  return (
    [words, plain, singularOf(plain)].map((name) => idOf(name)).find((name) => entity.values.includes(name)) ??
    idOf(words)
  )
}

/** The state that the word names: by itself or by the verb it comes from (`returned` for a value `return`). */
export function valueOf(entity: EntityDraft, words: string): string | null {
  const id = stateId(entity, words)
  if (
    words === '' ||
    (!entity.lives && entity.fields.some((field) => field.id === entity.stateField && field.type !== 'choice'))
  )
    return null
  if (entity.values.includes(id)) return id
  const other = basesOf(words)
    .map((base) => idOf(participleOf(base)))
    .find((value) => entity.values.includes(value))
  return other ?? null
}

export const fieldOfName = (entity: EntityDraft, name: string): FieldDraft | null => {
  const plain = name
    .replace(/^(?:its|their|the|a|an|his|her) /, '')
    .replace(new RegExp(`^${entity.noun} (?:'s )?`), '')
    .replace(new RegExp(` of (?:a |an |the |each )?${entity.noun}$`), '')
  const id = idOf(plain)
  const exact = entity.fields.find((field) => field.id === id)
  if (exact !== undefined) return exact
  const ending = entity.fields.filter((field) => field.id.endsWith(`_${id}`) || field.id === `${id}_date`)
  return ending.length === 1 ? (ending[0] ?? null) : null
}

function isCompared(entity: EntityDraft, text: string): Condition | null {
  const past =
    /^(?<name>[a-z -]+?) (?:is in the past|has passed|is over|is before today|before today|has already passed|lies in the past|is less-than today|is past)$/.exec(
      text,
    )
  const future = /^(?<name>[a-z -]+?) (?:is in the future|is after today|lies in the future)$/.exec(text)
  const now = /^(?<name>[a-z -]+?) is today$/.exec(text)
  for (const [match, op] of [
    [past, '<'],
    [future, '>'],
    [now, '='],
  ] as const) {
    const field = match === null ? null : fieldOfName(entity, match.groups?.['name'] ?? '')
    if (field !== null && (field.type === 'date' || field.type === 'datetime'))
      return { field: field.id, op, value: { moment: field.type === 'date' ? 'today' : 'now' } }
  }
  if (/^is past (?:its |the )?[a-z -]+$/.test(text)) {
    const field = fieldOfName(entity, text.replace(/^is past /, ''))
    return field?.type === 'date' ? { field: field.id, op: '<', value: { moment: 'today' } } : null
  }
  for (const [op, words] of comparing) {
    const match = new RegExp(`^(?<name>[a-z][a-z -]*?) (?:is |are |has )?(?:${words}) (?<right>[a-z0-9. -]+)$`).exec(
      text,
    )
    const field = match === null ? null : fieldOfName(entity, match.groups?.['name'] ?? '')
    if (match === null || field === null) continue
    const right = (match.groups?.['right'] ?? '').replace(/^(?:its|the|a) /, '')
    const computed = entity.computed.some((known) => known.id === idOf(right))
    const other = fieldOfName(entity, right)
    if (/^-?[0-9.]+$/.test(right) && /^(?:integer|decimal|money)$/.test(field.type))
      return literal(field.id, op, Number(right))
    if (/^-?[0-9.]+ [a-z%]+$/.test(right) && field.unit !== null && right.endsWith(field.unit))
      return literal(field.id, op, Number.parseFloat(right))
    if (other !== null && !computed && other.id !== field.id) return { field: field.id, op, value: { field: other.id } }
  }
  const least = /^(?<name>[a-z][a-z -]*?) (?:is )?(?<number>-?[0-9.]+)(?: (?<way>or-more|or-less))?$/.exec(text)
  const field = least === null ? null : fieldOfName(entity, least.groups?.['name'] ?? '')
  if (field !== null && /^(?:integer|decimal|money)$/.test(field.type)) {
    const way = least?.groups?.['way']
    return literal(
      field.id,
      way === 'or-more' ? '>=' : way === 'or-less' ? '<=' : '=',
      Number(least?.groups?.['number']),
    )
  }
  return null
}

function isEmpty(entity: EntityDraft, text: string): Condition | null {
  const match =
    /^(?:has|have|is without|without|with) (?:no|any) (?<name>[a-z -]+)$/.exec(text) ??
    /^(?<name>[a-z -]+) is (?:empty|missing|not set|not given|blank)$/.exec(text)
  const field = match === null ? null : fieldOfName(entity, match.groups?.['name'] ?? '')
  return field === null ? null : literal(field.id, '=', null)
}

function isValue(entity: EntityDraft, text: string): Condition | null {
  const match = /^(?<name>[a-z -]+?) (?:is|of|=) (?<not>not )?(?<value>[a-z -]+)$/.exec(text)
  const field = match === null ? null : fieldOfName(entity, match.groups?.['name'] ?? '')
  const value = bareText(
    (match?.groups?.['value'] ?? '').split(' ').map((lower) => ({ lower, start: 0, end: 0, ids: [], capital: false })),
  )
  const raw = idOf(match?.groups?.['value'] ?? '')
  const option = field?.options.find((known) => known.id === raw || known.id === idOf(value))
  if (field !== null && option !== undefined)
    return literal(field.id, match?.groups?.['not'] === undefined ? '=' : '!=', option.id)
  if (match !== null && /^(?:status|state)$/.test(match.groups?.['name'] ?? '')) {
    const state = valueOf(entity, value)
    return state === null ? null : literal(entity.stateField, match.groups?.['not'] === undefined ? '=' : '!=', state)
  }
  return null
}
