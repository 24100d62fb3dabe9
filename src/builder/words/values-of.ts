import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Condition } from '../../core/app-spec/condition.ts'
import type { Subject } from '../../core/app-spec/demand.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Rule } from '../../core/app-spec/rule.ts'
import { unreachable } from '../../core/unreachable.ts'
import { demanded, entityOf, fieldOf, subjectEntityOf, valueOf } from '../spec-lookup.ts'
import { optionTitle } from './condition-words.ts'

/**
 * How an element speaks: `must` asks for something, `must_not` forbids, `only` allows some and refuses the rest,
 * `can` offers something.
 */
export type Polarity = 'must' | 'must_not' | 'only' | 'can'

/** The concrete values in the specification behind a subject, to be held against the words of its clause. */
export type SubjectValues = {
  readonly numbers: readonly number[]
  /** Titles of states, options, roles, fields and entities that the element speaks of. */
  readonly texts: readonly string[]
  readonly polarity: Polarity
}

/** What the element behind a subject holds: its numbers, its words and how it speaks. */
export function valuesOf(spec: AppSpec, subject: Subject): SubjectValues {
  if ('entity' in subject)
    return ofEntity(spec, demanded(subjectEntityOf(spec, subject.entity), subject.entity), subject)
  switch (subject.kind) {
    case 'accounts':
      return values('only')
    case 'open':
      return values('must_not')
    case 'role': {
      const role = spec.accounts?.roles.find(({ id }) => id === subject.role)
      return values('can', { texts: [role?.title ?? subject.role] })
    }
    case 'figure': {
      const figure = demanded(
        spec.figures.find(({ id }) => id === subject.figure),
        subject.figure,
      )
      const of = demanded(entityOf(spec, figure.of), figure.of)
      return withConditions(
        of,
        figure.where,
        values('can', { texts: [figure.title, of.title], numbers: numbersIn(figure.value) }),
      )
    }
    default:
      return unreachable(subject)
  }
}

const values = (
  polarity: Polarity,
  {
    numbers = [],
    texts = [],
  }: { readonly numbers?: readonly (number | null)[]; readonly texts?: readonly string[] } = {},
): SubjectValues => ({ numbers: numbers.filter((number) => number !== null), texts, polarity })

const numbersIn = (expression: string | null): readonly number[] =>
  (expression?.match(/(?<![a-z0-9_.])[0-9]+(\.[0-9]+)?/g) ?? []).map(Number)

/** Days of `today+30`; a literal date has its numbers in its text. */
const daysIn = (bound: string | null): number | null => {
  const moved = /^(?:today|now)[+-]([0-9]+)$/.exec(bound ?? '')
  return moved ? Number(moved[1]) : null
}
const literalIn = (bound: string | null): readonly string[] => (bound !== null && /^[0-9]/.test(bound) ? [bound] : [])

function withConditions(entity: Entity, conditions: readonly Condition[], base: SubjectValues): SubjectValues {
  const numbers: number[] = []
  const texts: string[] = []
  for (const { field, value } of conditions) {
    texts.push(valueOf(entity, field)?.title ?? field)
    if ('field' in value) texts.push(valueOf(entity, value.field)?.title ?? value.field)
    else if ('moment' in value) texts.push(value.moment)
    else if (typeof value.literal === 'number') numbers.push(value.literal)
    else if (typeof value.literal === 'string') texts.push(optionTitle(entity, field, value.literal))
  }
  return { ...base, numbers: [...base.numbers, ...numbers], texts: [...base.texts, ...texts] }
}

type EntitySubject = Extract<Subject, { readonly entity: string }>

function ofEntity(spec: AppSpec, entity: Entity, subject: EntitySubject): SubjectValues {
  const named = (name: string): string => valueOf(entity, name)?.title ?? name
  const field = 'field' in subject ? fieldOf(entity, subject.field) : undefined
  const about = [entity.title, ...('field' in subject ? [named(subject.field)] : [])]
  switch (subject.kind) {
    case 'entity':
    case 'export':
      return values('can', { texts: about })
    case 'field':
    case 'filter':
    case 'sort':
    case 'relation':
      return values('can', { texts: about })
    case 'permission':
      return ofGrants(spec, entity, entity.grants[subject.action])
    case 'transition_permission':
    case 'transition': {
      const found = demanded(
        entity.states?.transitions.find(({ id }) => id === subject.transition),
        subject.transition,
      )
      if (subject.kind === 'transition_permission') return ofGrants(spec, entity, found.by)
      const states = [...found.from, found.to].map((id) => optionTitle(entity, entity.states?.field ?? '', id))
      return values('only', { texts: [entity.title, found.title, ...states] })
    }
    case 'required':
      return values('must', { texts: about })
    case 'range':
      return values('must', { texts: about, numbers: [field?.min ?? null, field?.max ?? null] })
    case 'length':
      return values('must', { texts: about, numbers: [field?.minLength ?? null, field?.maxLength ?? null] })
    case 'moment': {
      const bounds = [field?.notBefore ?? null, field?.notAfter ?? null]
      return values('must_not', { texts: [...about, ...bounds.flatMap(literalIn)], numbers: bounds.map(daysIn) })
    }
    case 'format':
      return values('must', { texts: about })
    case 'options':
      return values('only', { texts: [...about, ...(field?.options ?? []).map(({ title }) => title)] })
    case 'default': {
      const value = field?.default ?? null
      const texts = typeof value === 'string' ? [optionTitle(entity, subject.field, value)] : []
      return values('can', { texts: [...about, ...texts], numbers: [typeof value === 'number' ? value : null] })
    }
    case 'rule':
      return ofRule(
        spec,
        entity,
        demanded(
          entity.rules.find(({ id }) => id === subject.rule),
          subject.rule,
        ),
      )
    case 'states':
      return values('only', { texts: [entity.title, ...(entity.states?.values ?? []).map(({ title }) => title)] })
    case 'computed': {
      const found = demanded(
        entity.computed.find(({ id }) => id === subject.computed),
        subject.computed,
      )
      const base = values('can', { texts: [entity.title, found.title] })
      if (found.kind === 'flag') return withConditions(entity, found.when, base)
      if (found.kind === 'expression') return { ...base, numbers: numbersIn(found.expression) }
      const of = demanded(entityOf(spec, found.of), found.of)
      return withConditions(of, found.where, {
        ...base,
        numbers: numbersIn(found.value),
        texts: [...base.texts, of.title],
      })
    }
    case 'search':
      return values('can', { texts: [entity.title, ...subject.fields.map(named)] })
    case 'paging':
      return values('can', { texts: about, numbers: [entity.list.pageSize] })
    default:
      return unreachable(subject)
  }
}

function ofGrants(spec: AppSpec, entity: Entity, grants: Entity['grants']['list']): SubjectValues {
  const roles = grants.flatMap(
    ({ who }) => spec.accounts?.roles.filter(({ id }) => id === who).map(({ title }) => title) ?? [],
  )
  return values('only', { texts: [entity.title, ...new Set(roles)] })
}

function ofRule(spec: AppSpec, entity: Entity, rule: Rule): SubjectValues {
  const titles = (names: readonly string[]): readonly string[] => [
    entity.title,
    ...names.map((name) => valueOf(entity, name)?.title ?? name),
  ]
  switch (rule.kind) {
    case 'unique':
      return withConditions(entity, rule.where, values('must_not', { texts: titles(rule.fields) }))
    case 'compare':
      return withConditions(entity, [rule.condition], values('must', { texts: titles([]) }))
    case 'required_when':
      return withConditions(entity, rule.when, values('must', { texts: titles([rule.field]) }))
    case 'limit':
      return withConditions(
        entity,
        rule.where,
        values('must_not', { texts: titles(rule.scope), numbers: [typeof rule.max === 'number' ? rule.max : null] }),
      )
    case 'no_overlap':
      return withConditions(
        entity,
        rule.where,
        values('must_not', { texts: titles([rule.start, rule.end, ...rule.scope]) }),
      )
    case 'frozen':
      return withConditions(entity, rule.when, values('must_not', { texts: titles([]) }))
    case 'keep_while_used':
      return values('must_not', { texts: [...titles([]), entityOf(spec, rule.by)?.title ?? rule.by] })
    default:
      return unreachable(rule)
  }
}
