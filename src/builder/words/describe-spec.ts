import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Computed, Figure } from '../../core/app-spec/computed.ts'
import type { Subject } from '../../core/app-spec/demand.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { unreachable } from '../../core/unreachable.ts'
import { demanded, entityOf, fieldOf, subjectEntityOf, valueOf } from '../spec-lookup.ts'
import { conditionsWords, optionTitle, titleInSentence } from './condition-words.ts'
import { capital, inSentence, listed, possessive } from './english.ts'
import { isOpen, whoWords } from './grant-words.ts'
import { formWords, lengthWords, momentWords, rangeWords } from './limit-words.ts'
import { type Noun, nounOf } from './noun.ts'
import { ruleSentence } from './rule-sentence.ts'

/** One plain English sentence for the element of the specification that a demand points at. */
export function describeSubject(spec: AppSpec, subject: Subject): string {
  if ('entity' in subject)
    return describeInEntity(spec, demanded(subjectEntityOf(spec, subject.entity), subject.entity), subject)
  switch (subject.kind) {
    case 'accounts':
      return 'People can register, sign in and sign out, and what needs an account is refused without one.'
    case 'open':
      return 'There are no accounts: everybody can use the application without signing in.'
    case 'role': {
      const role = spec.accounts?.roles.find(({ id }) => id === subject.role)
      const given = role?.given ? ', which every new account gets' : ''
      return `There is the role "${role?.title ?? subject.role}"${given}.`
    }
    case 'figure':
      return figureSentence(
        spec,
        demanded(
          spec.figures.find(({ id }) => id === subject.figure),
          subject.figure,
        ),
      )
    default:
      return unreachable(subject)
  }
}

const verbs = {
  list: 'list',
  view: 'see',
  create: 'add',
  edit: 'edit',
  delete: 'delete',
  export: 'export',
} as const

type EntitySubject = Extract<Subject, { readonly entity: string }>

function describeInEntity(spec: AppSpec, entity: Entity, subject: EntitySubject): string {
  const noun = nounOf(entity)
  const of = (name: string): string => capital(`${possessive(noun.a)} ${titleInSentence(entity, name)}`)
  const field = (name: string) => demanded(fieldOf(entity, name), `${entity.id}.${name}`)
  switch (subject.kind) {
    case 'entity':
      return `The application keeps ${noun.many}; people can ${listed(subject.actions.map((action) => verbs[action]))} them.`
    case 'field':
      return `${capital(noun.a)} has the field "${valueOf(entity, subject.field)?.title ?? subject.field}".`
    case 'permission': {
      const grants = entity.grants[subject.action]
      const who = whoWords(spec, grants)
      const what =
        subject.action === 'create' || subject.action === 'list' || subject.action === 'export' ? noun.many : noun.a
      if (isOpen(grants)) return `Everyone can ${verbs[subject.action]} ${what}.`
      return grants.length === 0
        ? `Nobody can ${verbs[subject.action]} ${what}.`
        : `Only ${who} can ${verbs[subject.action]} ${what}.`
    }
    case 'transition_permission': {
      const { title, by } = transitionOf(entity, subject.transition)
      return isOpen(by)
        ? `Everyone can make the move "${title}" of ${noun.a}.`
        : `${by.length === 0 ? 'Nobody' : `Only ${whoWords(spec, by)}`} can make the move "${title}" of ${noun.a}.`
    }
    case 'transition': {
      const { title, from, to } = transitionOf(entity, subject.transition)
      const name = entity.states?.field ?? ''
      const states = listed(
        from.map((state) => `"${optionTitle(entity, name, state)}"`),
        'or',
      )
      return `"${title}" takes ${noun.a} from ${states} to "${optionTitle(entity, name, to)}", and from no other state.`
    }
    case 'states':
      return statesSentence(entity, noun)
    case 'required':
      return `${of(subject.field)} is required.`
    case 'range':
      return `${of(subject.field)} is ${rangeWords(field(subject.field))}.`
    case 'length':
      return `${of(subject.field)} is ${lengthWords(field(subject.field))}.`
    case 'moment':
      return `${of(subject.field)} is ${momentWords(field(subject.field))}.`
    case 'format':
      return `${of(subject.field)} must be ${formWords(field(subject.field))}.`
    case 'options':
      return `${of(subject.field)} is one of ${listed(
        field(subject.field).options.map(({ title }) => title),
        'or',
      )}.`
    case 'default':
      return `${of(subject.field)} is ${defaultWords(entity, subject.field)} unless something else is said.`
    case 'relation': {
      const target = field(subject.field).target ?? ''
      const far = entityOf(spec, target)
      const what = far ? nounOf(far) : { one: 'account', a: 'an account' }
      const title = titleInSentence(entity, subject.field)
      const as = title === what.one ? '' : ` as its ${title}`
      return `${capital(noun.a)} refers to ${what.a}${as}${far ? `, and ${what.a} shows its ${noun.many}` : ''}.`
    }
    case 'rule':
      return ruleSentence(
        spec,
        entity,
        demanded(
          entity.rules.find(({ id }) => id === subject.rule),
          subject.rule,
        ),
      )
    case 'computed':
      return computedSentence(
        spec,
        entity,
        demanded(
          entity.computed.find(({ id }) => id === subject.computed),
          subject.computed,
        ),
      )
    case 'search':
      return `The search finds ${noun.many} by ${listed(subject.fields.map((name) => titleInSentence(entity, name)))}.`
    case 'filter':
      return `${capital(noun.many)} can be filtered by ${titleInSentence(entity, subject.field)}.`
    case 'sort': {
      const { sort } = entity.list
      if (!subject.byDefault) return `${capital(noun.many)} can be sorted by ${titleInSentence(entity, subject.field)}.`
      const order = sort?.direction === 'desc' ? 'in descending order' : 'in ascending order'
      return `${capital(noun.many)} are listed by ${titleInSentence(entity, subject.field)}, ${order}.`
    }
    case 'paging':
      return `The list shows ${entity.list.pageSize} ${entity.list.pageSize === 1 ? noun.one : noun.many} a page.`
    case 'export':
      return `${capital(noun.many)} can be exported as CSV.`
    default:
      return unreachable(subject)
  }
}

const transitionOf = (entity: Entity, id: string) =>
  demanded(
    entity.states?.transitions.find((each) => each.id === id),
    `${entity.id}.${id}`,
  )

function statesSentence(entity: Entity, { one, a }: Noun): string {
  const states = demanded(entity.states ?? undefined, `${entity.id}.states`)
  const titles = states.values.map(({ title }) => `"${title}"`)
  return `A new ${one} is "${optionTitle(entity, states.field, states.initial)}"; ${a} is always ${listed(titles, 'or')}.`
}

function defaultWords(entity: Entity, name: string): string {
  const field = demanded(fieldOf(entity, name), name)
  const value = field.default
  if (value === 'me' && field.type === 'reference') return 'the person who adds it'
  if ((value === 'now' || value === 'today') && ['date', 'datetime'].includes(field.type))
    return value === 'today' || field.type === 'date' ? 'the present day' : 'the present moment'
  if (typeof value === 'boolean') return value ? '"yes"' : '"no"'
  return typeof value === 'string' ? `"${optionTitle(entity, name, value)}"` : String(value)
}

const functions = { sum: 'the sum', avg: 'the average', min: 'the least', max: 'the greatest' } as const

function aggregateWords(
  spec: AppSpec,
  { fn, of, value, where }: Pick<Figure, 'fn' | 'of' | 'value' | 'where'>,
): string {
  const entity = demanded(entityOf(spec, of), of)
  const rows = nounOf(entity).many
  const limited = where.length > 0 ? ` where ${conditionsWords(entity, where)}` : ''
  if (fn === 'count') return `the number of ${rows}${limited}`
  return `${functions[fn]} of ${expressionWords(entity, value ?? '')} over the ${rows}${limited}`
}

/** An expression in words: a field by its title, arithmetic as it is written. */
function expressionWords(entity: Entity, expression: string): string {
  const value = valueOf(entity, expression)
  if (value) return `the ${inSentence(value.title)}`
  return expression
    .replace(/[a-z][a-z0-9_.]*/g, (name) => name.replaceAll('_', ' ').replaceAll('.', "'s "))
    .replaceAll('*', '×')
    .replaceAll('/', '÷')
    .replaceAll(' - ', ' − ')
}

function computedSentence(spec: AppSpec, entity: Entity, computed: Computed): string {
  const subject = capital(`${possessive(nounOf(entity).a)} ${inSentence(computed.title)}`)
  switch (computed.kind) {
    case 'aggregate':
      return `${subject} is ${aggregateWords(spec, computed).replace(' over the ', ' over its ')}.`
    case 'expression':
      return `${subject} is ${expressionWords(entity, computed.expression)}.`
    case 'flag':
      return `${capital(nounOf(entity).a)} is marked "${computed.title}" while ${conditionsWords(entity, computed.when)}.`
    default:
      return unreachable(computed)
  }
}

function figureSentence(spec: AppSpec, figure: Figure): string {
  const whose = figure.mine ? ' of the person signed in' : ''
  return `The start page shows "${figure.title}": ${aggregateWords(spec, figure)}${whose}.`
}
