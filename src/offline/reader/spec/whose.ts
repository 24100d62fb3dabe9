import type { AppSpec, Role } from '../../../core/app-spec/app-spec.ts'
import type { Demand } from '../../../core/app-spec/demand.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Grant } from '../../../core/app-spec/grant.ts'
import { singularOf } from '../language/inflect.ts'
import type { Phrase } from '../language/token.ts'

type Spec = Omit<AppSpec, 'demands' | 'unserved'>

/** Words that no demand bears out, and why. */
export type Doubt = { readonly words: Phrase; readonly why: string }

/** True if some demand of the clause really tells one person's things from another's. */
export function keepsApart(
  spec: Spec,
  { tokens, index, demands }: { readonly tokens: Phrase; readonly index: number; readonly demands: readonly Demand[] },
): boolean {
  const word = tokens[index]?.lower ?? ''
  const denied = tokens.some((token) => /^(?:cannot|can't|not|never|nobody|no|only|mustn't)$/.test(token.lower))
  if (word === 'others' || (word === 'other' && !denied)) return true
  return demands.some((demand) => {
    if (demand.subject.kind === 'rule') return true
    if (demand.subject.kind === 'figure') return true
    return grantsOf(spec, demand).some((grant) => grant.own !== null)
  })
}

/**
 * `the teacher of the course`, `the assignee` of a task that has one: one person, not everybody of that role. Null if
 * every permission that the clause asks for lets those people at no more than what is theirs.
 */
export function ofOnePerson(spec: Spec, tokens: Phrase, demands: readonly Demand[]): Doubt | null {
  for (const role of spec.accounts?.roles ?? []) {
    const theirs = demands.filter((demand) => grantsOf(spec, demand).some(({ who }) => who === role.id))
    if (theirs.every((demand) => grantsOf(spec, demand).every(({ who, own }) => who !== role.id || own !== null)))
      continue
    for (const index of tokens.keys()) {
      const words = onePerson(spec, { tokens, index, role, demands: theirs })
      if (words !== null) return { words, why: 'the application lets everybody of this role do it, not this one alone' }
    }
  }
  return null
}

type Place = {
  readonly tokens: Phrase
  readonly index: number
  readonly role: Role
  readonly demands: readonly Demand[]
}

function onePerson(spec: Spec, { tokens, index, role, demands }: Place): Phrase | null {
  const end = nameEnd(tokens, index, role.id)
  if (end === null) return null
  const plural = tokens[end - 1]?.lower !== role.id.split('_').at(-1)
  if (tokens[end]?.lower === 'of' && determiner.test(tokens[end + 1]?.lower ?? '')) {
    const from = determiner.test(tokens[end + 2]?.lower ?? '') ? end + 3 : end + 2
    const thing = spec.entities.map((entity) => nameEnd(tokens, from, entity.id)).find((at) => at !== null)
    if (thing !== undefined && thing !== null && !plural) return tokens.slice(index, thing)
  }
  const before = tokens[index - 1]?.lower ?? ''
  const lead = tokens[index - 2]?.lower ?? ''
  if (/^(?:its|their|his|her|'s)$/.test(before) && /^(?:by|only|to|except|but|than)$/.test(lead)) {
    return tokens.slice(index - 1, end)
  }
  if (before !== 'the' || plural) return null
  const named = demands.some((demand) =>
    thingOf(spec, demand)?.fields.some((field) => field.id === role.id && field.target === 'user'),
  )
  return named ? tokens.slice(index - 1, end) : null
}

const determiner = /^(?:the|a|an|this|that|these|those|each|every|any|its|their|his|her|same|own)$/

/** Where the name of the thing or role that begins here ends; null if it does not begin here. */
function nameEnd(tokens: Phrase, index: number, id: string): number | null {
  const words = id.split('_')
  const said = tokens.slice(index, index + words.length).map((token) => token.lower)
  return words.every((word, at) => said[at] === word || singularOf(said[at] ?? '') === word)
    ? index + words.length
    : null
}

/** `critical reports` where critical is a choice of any report: what holds for some of them is held by all. */
export function narrowed(spec: Spec, tokens: Phrase): Doubt | null {
  for (const entity of spec.entities) {
    const first = entity.id.split('_')[0] ?? ''
    const values = spec.entities
      .filter((other) => other === entity || entity.id.endsWith(`_${other.id}`))
      .flatMap((other) => [
        ...other.fields.flatMap((field) => field.options.map((option) => option.id)),
        ...(other.states?.values.map((value) => value.id) ?? []),
      ])
    if (first === entity.id || !values.includes(first)) continue
    for (const index of tokens.keys()) {
      const end = nameEnd(tokens, index, entity.id)
      if (end !== null) return { words: tokens.slice(index, end), why: 'the application makes no difference here' }
    }
  }
  return null
}

/** `The email or the phone must be given`: one of them is enough. */
export function oneOfSome(tokens: Phrase, demands: readonly Demand[]): Doubt | null {
  const or = tokens.findIndex((token) => token.lower === 'or')
  const asked = demands.filter(({ subject }) => subject.kind === 'required')
  if (or < 0 || asked.length < 2) return null
  const modal = tokens.findIndex((token) => /^(?:must|is|are|has|have|needs?|should|required)$/.test(token.lower))
  return or < modal ? { words: tokens.slice(0, modal), why: 'the application asks for all of them' } : null
}

const thingOf = (spec: Spec, { subject }: Demand): Entity | undefined =>
  'entity' in subject ? spec.entities.find((entity) => entity.id === subject.entity) : undefined

/** The grants that a demand for a permission is about. */
function grantsOf(spec: Spec, demand: Demand): readonly Grant[] {
  const { subject } = demand
  const entity = thingOf(spec, demand)
  if (subject.kind === 'permission') return entity?.grants[subject.action] ?? []
  if (subject.kind !== 'transition_permission') return []
  return entity?.states?.transitions.find((move) => move.id === subject.transition)?.by ?? []
}
