import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Demand, Subject, Unserved } from '../../../core/app-spec/demand.ts'
import { mustBeCovered, type Clause } from '../../../core/clause.ts'
import { numberOf } from '../language/numbers.ts'
import { singularOf } from '../language/inflect.ts'
import { tokensOf, type Token } from '../language/token.ts'
import { keepsApart, narrowed, ofOnePerson, oneOfSome } from './whose.ts'

type Spec = Omit<AppSpec, 'demands' | 'unserved'>
type Kind = Subject['kind']

/** A word that narrows what a clause says, and the kinds of demands that can bear it out. */
type Guard = { readonly kinds: ReadonlySet<Kind>; readonly why: string }

const kinds = (...some: readonly Kind[]): ReadonlySet<Kind> => new Set(some)
const limits = ['range', 'length', 'moment', 'format', 'options', 'required', 'rule'] as const
const people = ['permission', 'transition_permission'] as const
const worked = ['computed', 'figure'] as const
const lives = ['states', 'transition'] as const

const denied: Guard = {
  kinds: kinds(...limits, ...people, ...worked, 'transition', 'accounts', 'open', 'paging'),
  why: 'nothing in the application refuses what this word refuses',
}
const owned: Guard = {
  kinds: kinds(...people, 'figure', 'rule'),
  why: 'nothing in the application keeps the things of different people apart here',
}
const counted: Guard = {
  kinds: kinds(...limits, ...worked, 'paging', 'default', 'accounts', 'role', 'relation'),
  why: 'nothing in the application depends on this number',
}
const depending: Guard = {
  kinds: kinds(...limits, ...people, ...worked, ...lives, 'default', 'filter', 'sort'),
  why: 'nothing in the application depends on this condition',
}
const stateful: Guard = {
  kinds: kinds(...lives, ...people, ...worked, 'rule', 'filter', 'options', 'default'),
  why: 'nothing in the application depends on this state',
}
const personal: Guard = {
  kinds: kinds(...people, ...limits, ...worked, ...lives, 'role', 'accounts', 'open', 'relation'),
  why: 'nothing in the application depends on who this is',
}

const denials =
  /^(?:only|nobody|nothing|none|except|cannot|never|can't|mustn't|mayn't|forbidden|impossible|prohibited|read-only|exclusively|solely|won't|isn't|aren't|don't|doesn't|not|no-one|exactly|unable|hidden|private|confidential|alone)$/
const conditions = /^(?:if|when|whenever|while|unless|until|once|whilst|otherwise|provided|whether)$/

/** True for a word that only names a value: the driver of a `driver name`. */
const isInName = (demands: readonly Demand[], token: Token): boolean =>
  demands.some(({ subject }) => 'field' in subject && subject.field.split('_').slice(0, -1).includes(token.lower))

/** What is to be built and for whom: it lets nobody do anything yet. */
const introduces =
  /^\W*(?:(?:please )?(?:build|create|make|develop|design|implement|write)|(?:we|i) (?:need|want|would like)) (?!.*\b(?:can|may|must|should|cannot|only|able|allow|lets?|see|their)\b)|^\W*as an? [^,]{2,40}, (?:i|we) (?:want|need|would like) (?:each|every|an?|all) [a-z ]{2,30} to (?:have|contain)\b/i

/**
 * The words of a clause that say more than its demands do: `only` where nobody is refused, a role where the demand is
 * about everybody, a number that nothing depends on. Whatever no demand of a fitting kind bears out makes the clause unserved.
 */
export function unguarded(spec: Spec, clause: Clause, demands: readonly Demand[]): Unserved[] {
  if (!mustBeCovered(clause) || demands.length === 0) return []
  const had = new Set(demands.map((one) => one.subject.kind))
  const tokens = tokensOf(clause.text)
  const found = new Map<Guard, Token>()
  for (const [index, token] of tokens.entries()) {
    const guard = guardOf(spec, tokens, index)
    if (guard === null || found.has(guard)) continue
    const borne = [...guard.kinds].some((kind) => had.has(kind))
    if (borne && (guard !== owned || keepsApart(spec, { tokens, index, demands }))) continue
    if (guard === personal && (introduces.test(clause.text) || isInName(demands, token))) continue
    const freely = guard === personal || token.lower === 'without'
    if (freely && demands.some((one) => isPersonal(spec, one.subject))) continue
    found.set(guard, token)
  }
  const whose = [ofOnePerson(spec, tokens, demands), narrowed(spec, tokens), oneOfSome(tokens, demands)].filter(
    (one) => one !== null,
  )
  return [...[...found].map(([guard, token]) => ({ words: [token], why: guard.why })), ...whose].map(
    ({ words, why }) => ({
      clause: clause.id,
      part: clause.text.slice(words[0]?.start, words.at(-1)?.end),
      why,
    }),
  )
}

function guardOf(spec: Spec, tokens: readonly Token[], index: number): Guard | null {
  const word = tokens[index]?.lower ?? ''
  const next = tokens[index + 1]?.lower ?? ''
  if (/^(?:if|when) (?:possible|needed|necessary|required|they|i|we|you)$/.test(`${word} ${next}`)) return null
  if (word === 'no' && /^(?:one|person|user|other|longer|two|more)$/.test(next)) return denied
  if (word === 'not' && next === 'only') return null
  if (/^(?:own|others|mine)$/.test(word) || (word === 'other' && /^people|users?|members?$/.test(next))) return owned
  if (/^(?:if|when)$/.test(word) && welcome.test(tokens[index - 1]?.lower ?? '')) return null
  if (conditions.test(word)) return depending
  if (/^(?:nothing else|not (?:given|entered|chosen|set|stated|selected))$/.test(`${word} ${next}`)) return null
  if (word === 'not' && /^(?:required|mandatory|compulsory|obligatory|needed|necessary)$/.test(next)) return null
  if (word === 'nothing' && next === 'else') return null
  if (denials.test(word)) return denied
  if (word === 'without' && spec.accounts !== null && /^(?:log|login|an|any|account|sign|having)/.test(next))
    return denied
  const number = /^[0-9]/.test(word) || (numberOf(word) !== null && word !== 'one')
  if (number && !(index < 2 && /^[.)]$/.test(next))) return counted
  if (isRole(spec, tokens, index)) return personal
  const states = spec.entities.flatMap((entity) => entity.states?.values.map((value) => value.id) ?? [])
  return states.includes(word) && !/^(?:open|new|active|start|draft)$/.test(word) ? stateful : null
}

/** `It would be great if …` is no condition. */
const welcome =
  /^(?:nice|great|good|lovely|fine|perfect|helpful|useful|handy|wonderful|fantastic|brilliant|cool|ideal)$/

/** True where the words from here on name a role of the application that is not also a thing it keeps. */
function isRole(spec: Spec, tokens: readonly Token[], index: number): boolean {
  return (spec.accounts?.roles ?? []).some((role) => {
    const words = role.id.split('_')
    const said = tokens.slice(index, index + words.length).map((token) => token.lower)
    if (spec.entities.some((entity) => entity.id === role.id)) return false
    return words.every((word, at) => said[at] === word || singularOf(said[at] ?? '') === word)
  })
}

/** True for a field that holds a person, and for what is open to everybody. */
function isPersonal(spec: Spec, subject: Subject): boolean {
  if (!('entity' in subject)) return false
  if (subject.entity === 'user') return true
  const entity = spec.entities.find((one) => one.id === subject.entity)
  if (entity === undefined) return false
  if ('field' in subject && entity.fields.some((one) => one.id === subject.field && one.target === 'user')) return true
  if (subject.kind === 'field') return false
  const action = subject.kind === 'export' ? 'export' : 'list'
  const asked = subject.kind === 'entity' ? subject.actions : [action]
  return asked.every((one) =>
    entity.grants[one as 'list'].some((grant) => grant.own === null && /^(?:anyone|signed_in)$/.test(grant.who)),
  )
}
