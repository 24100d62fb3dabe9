import { figure, list, names, part, text } from '../../../live/event-data.ts'
import { hub } from '../../../words/hub.ts'
import { say } from '../../../words/say.ts'
import type { Block, Point } from './block.ts'

const words = hub.content
const columns = words.columns
const actions = ['list', 'view', 'create', 'edit', 'delete', 'export'] as const

/** A specification: each thing with its fields, rules, life and permissions, and what of the text each part answers. */
export function readSpecification(spec: unknown): readonly Block[] {
  const entities = list(spec, 'entities')
  return [
    { kind: 'prose', title: null, text: text(spec, 'summary') ?? '' },
    ...entities.flatMap(readEntity),
    {
      kind: 'table',
      title: words.access,
      columns: [columns.entity, columns.action, columns.who],
      rows: entities.flatMap(access),
    },
    {
      kind: 'table',
      title: words.demands,
      columns: [columns.demand, columns.words, columns.subject],
      rows: list(spec, 'demands').map((one) => ({
        cells: [text(one, 'id') ?? '', text(one, 'part') ?? '', subject(part(one, 'subject'))],
        clauses: [text(one, 'clause') ?? ''],
      })),
    },
    {
      kind: 'points',
      title: words.unserved,
      points: list(spec, 'unserved').map((one) => ({
        text: text(one, 'part') ?? '',
        more: text(one, 'why'),
        clauses: [text(one, 'clause') ?? ''],
      })),
    },
    {
      kind: 'points',
      title: words.assumptions,
      points: list(spec, 'assumptions').map((one) => point(text(one, 'text') ?? '')),
    },
  ]
}

function readEntity(entity: unknown): readonly Block[] {
  const name = titleOf(entity)
  const states = part(entity, 'states')
  return [
    {
      kind: 'table',
      title: name,
      columns: [columns.field, columns.type, columns.needed, columns.limits],
      rows: [...list(entity, 'fields'), ...list(entity, 'computed')].map((field) => ({
        cells: [
          titleOf(field),
          (text(field, 'type') ?? text(field, 'kind') ?? '').replaceAll('_', ' '),
          part(field, 'required') === true ? words.yes : words.no,
          limits(field),
        ],
        clauses: [],
      })),
    },
    {
      kind: 'points',
      title: say(words.states, { entity: name }),
      points:
        states === null || states === undefined
          ? []
          : [
              point(say(words.begins, { state: text(states, 'initial') ?? '' })),
              ...list(states, 'transitions').map((one) => ({
                text: say(words.transition, {
                  title: titleOf(one),
                  from: names(one, 'from').join(', '),
                  to: text(one, 'to') ?? '',
                }),
                more: grants(list(one, 'by')),
                clauses: [],
              })),
            ],
    },
    {
      kind: 'points',
      title: say(words.rules, { entity: name }),
      points: list(entity, 'rules').map((rule) => point(ruleText(rule))),
    },
  ]
}

/** A rule as a sentence. */
export function ruleText(rule: unknown): string {
  const kind = text(rule, 'kind') ?? ''
  const scope = names(rule, 'scope').join(', ')
  const sentences: Readonly<Record<string, string>> = words.ruleKinds
  const sentence = kind === 'limit' && scope === '' ? words.limitOfAll : (sentences[kind] ?? kind)
  const where = conditions(list(rule, 'where'))
  const said = say(sentence, {
    fields: names(rule, 'fields').join(', '),
    condition: condition(part(rule, 'condition')),
    field: text(rule, 'field') ?? '',
    when: conditions(list(rule, 'when')),
    max: text(rule, 'max') ?? figure(rule, 'max') ?? '',
    scope,
    start: text(rule, 'start') ?? '',
    end: text(rule, 'end') ?? '',
    actions: names(rule, 'actions').join(' or '),
    by: text(rule, 'by') ?? '',
  })
  return where === '' ? said : `${said.replace(/\.$/, '')}${say(words.while, { where })}.`
}

const conditions = (all: readonly unknown[]): string => all.map(condition).join(' and ')

function condition(one: unknown): string {
  const value = part(one, 'value')
  const to = text(value, 'field') ?? text(value, 'moment') ?? literal(part(value, 'literal'))
  return `${text(one, 'field') ?? ''} ${text(one, 'op') ?? ''} ${to}`
}

function limits(field: unknown): string {
  const options = list(field, 'options').map(titleOf)
  const target = text(field, 'target')
  const otherwise = part(field, 'default')
  const length = range(figure(field, 'minLength'), figure(field, 'maxLength'))
  return [
    range(figure(field, 'min') ?? text(field, 'notBefore'), figure(field, 'max') ?? text(field, 'notAfter')),
    length === '' ? '' : say(words.characters, { range: length }),
    options.length === 0 ? '' : say(words.oneOf, { options: options.join(', ') }),
    target === null ? '' : say(words.refersTo, { target }),
    text(field, 'unit') ?? '',
    text(field, 'expression') ?? '',
    ['string', 'number', 'boolean'].includes(typeof otherwise)
      ? say(words.byDefault, { value: String(otherwise) })
      : '',
    part(field, 'editable') === false ? words.readOnly : '',
  ]
    .filter((one) => one !== '')
    .join(', ')
}

function range(least: number | string | null, most: number | string | null): string {
  if (least !== null && most !== null) return `${least}–${most}`
  if (least !== null) return say(words.from, { n: least })
  return most === null ? '' : say(words.upTo, { n: most })
}

const access = (entity: unknown) =>
  actions.map((action) => ({
    cells: [titleOf(entity), action, grants(list(part(entity, 'grants'), action))],
    clauses: [],
  }))

const grants = (all: readonly unknown[]): string =>
  all.length === 0
    ? words.nobody
    : all
        .map((grant) => {
          const who = (text(grant, 'who') ?? '').replaceAll('_', ' ')
          return text(grant, 'own') === null ? who : say(words.own, { who })
        })
        .join('; ')

/** What a demand is answered by: `permission tool.list`. */
function subject(one: unknown): string {
  const place = ['entity', 'field', 'action', 'transition', 'rule', 'computed', 'figure', 'role']
    .map((key) => text(one, key))
    .filter((name) => name !== null)
  const more = [...names(one, 'actions'), ...names(one, 'fields')].join(', ')
  const said = `${(text(one, 'kind') ?? '').replaceAll('_', ' ')} ${place.join('.')}`.trim()
  return more === '' ? said : `${said} (${more})`
}

const titleOf = (one: unknown): string => text(one, 'title') ?? text(one, 'id') ?? ''
const point = (said: string): Point => ({ text: said, more: null, clauses: [] })
const literal = (one: unknown): string => (typeof one === 'string' ? one : (JSON.stringify(one ?? null) ?? ''))
