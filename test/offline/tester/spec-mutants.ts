import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import type { Condition } from '../../../src/core/app-spec/condition.ts'
import type { Demand } from '../../../src/core/app-spec/demand.ts'
import type { Entity } from '../../../src/core/app-spec/entity.ts'
import type { Field } from '../../../src/core/app-spec/field.ts'
import type { Grant } from '../../../src/core/app-spec/grant.ts'
import type { Rule } from '../../../src/core/app-spec/rule.ts'
import { standing } from '../../../src/offline/tester/support/standing.ts'

/** A specification that lacks, or gets wrong, exactly what one demand asks for. */
export type Mutant = { readonly name: string; readonly demand: string; readonly spec: AppSpec }
type Change = readonly [name: string, spec: AppSpec]

/** Every way that is known here of getting the demand wrong. */
export function mutantsOf(spec: AppSpec, demand: Demand): readonly Mutant[] {
  return changesOf(spec, demand).map(([name, changed]) => ({
    name: `${demand.subject.kind}: ${name}`,
    demand: demand.id,
    spec: changed,
  }))
}

function changesOf(spec: AppSpec, { subject }: Demand): readonly Change[] {
  const inEntity = (change: Partial<Entity>): AppSpec => ({
    ...spec,
    entities: spec.entities.map((each) =>
      'entity' in subject && each.id === subject.entity ? { ...each, ...change } : each,
    ),
  })
  const entity = spec.entities.find((each) => 'entity' in subject && each.id === subject.entity)
  if (entity === undefined) return withoutEntity(spec, subject)
  const inField = (change: Partial<Field>) =>
    inEntity({
      fields: entity.fields.map((each) =>
        'field' in subject && each.id === subject.field ? { ...each, ...change } : each,
      ),
    })
  const field = entity.fields.find((each) => 'field' in subject && each.id === subject.field)
  switch (subject.kind) {
    case 'range': {
      const unit = field?.type === 'integer' ? 1 : 0.01
      return bounds({ min: field?.min ?? null, max: field?.max ?? null }, unit, inField)
    }
    case 'length':
      return bounds({ minLength: field?.minLength ?? null, maxLength: field?.maxLength ?? null }, 1, inField).filter(
        ([, each]) => JSON.stringify(each).includes('"minLength":0') === false,
      )
    case 'moment':
      return (['notBefore', 'notAfter'] as const).flatMap((side): Change[] => {
        const bound = field?.[side]
        if (bound === null || bound === undefined) return []
        const [, word = '', days = '0'] = /^(today|now)([+-]\d+)?$/.exec(bound) ?? []
        const moved = (by: number) => `${word}${Number(days) + by < 0 ? '' : '+'}${Number(days) + by}`
        return [
          [`${side} dropped`, inField({ [side]: null })],
          [`${side} a day early`, inField({ [side]: moved(-1) })],
          [`${side} a day late`, inField({ [side]: moved(1) })],
        ]
      })
    case 'required':
      return [['not required', inField({ required: false })]]
    case 'options': {
      const [first, ...rest] = field?.options ?? []
      return [
        [
          'one more',
          inField({ options: [...(field?.options ?? []), { id: 'something_else', title: 'Something else' }] }),
        ],
        ...(first?.id === field?.default ? [] : [['one less', inField({ options: rest })] as const]),
      ]
    }
    case 'default':
      return [['none', inField({ default: null, required: false })]]
    case 'rule': {
      const rule = entity.rules.find((each) => each.id === subject.rule)
      if (rule === undefined) return []
      const withRule = (changed: Rule | null) =>
        inEntity({
          rules: entity.rules.flatMap((each) => (each !== rule ? [each] : changed === null ? [] : [changed])),
        })
      // The database itself keeps rows that are referred to.
      const dropped: Change[] = rule.kind === 'keep_while_used' ? [] : [[`${rule.kind} dropped`, withRule(null)]]
      return [
        ...dropped,
        ...rulesLike(rule).map(([name, changed]) => [`${rule.kind} ${name}`, withRule(changed)] as const),
      ]
    }
    case 'permission': {
      const set = (grants: Grant[]): AppSpec => {
        // Who may not see a row cannot do anything to it: a mutant that lets them do so lets them see it, too.
        const sight = ['edit', 'delete', 'export'].includes(subject.action)
          ? { view: [...entity.grants.view, ...grants], list: [...entity.grants.list, ...grants] }
          : {}
        return inEntity({ grants: { ...entity.grants, ...sight, [subject.action]: grants } })
      }
      return grantsLike(spec, entity.grants[subject.action]).map(([name, grants]) => [
        `${subject.action} ${name}`,
        set(grants),
      ])
    }
    case 'entity':
      return subject.actions.map((action) => [
        `${action} for nobody`,
        inEntity({ grants: { ...entity.grants, [action]: [] } }),
      ])
    case 'transition':
    case 'transition_permission': {
      const { states } = entity
      const found = states?.transitions.find((each) => each.id === subject.transition)
      if (states === null || found === undefined) return []
      const set = (change: Partial<typeof found>) =>
        inEntity({
          states: {
            ...states,
            transitions: states.transitions.map((each) => (each === found ? { ...each, ...change } : each)),
          },
        })
      if (subject.kind === 'transition_permission') {
        const sees = (by: readonly Grant[]): AppSpec => ({
          ...spec,
          entities: set({ by: [...by] }).entities.map((each) =>
            each.id === entity.id ? { ...each, grants: { ...each.grants, view: [...each.grants.view, ...by] } } : each,
          ),
        })
        return grantsLike(spec, found.by).map(([name, by]) => [
          name,
          name.startsWith('for') && outsidersSee(spec, entity, found.by) ? set({ by: [...by] }) : sees(by),
        ])
      }
      const values = states.values.map((each) => each.id)
      const other = values.find((id) => id !== found.to)
      return [
        ['from every state', set({ from: values })],
        ...(found.from.length > 1 ? [['from one state less', set({ from: found.from.slice(1) })] as const] : []),
        ...(other === undefined ? [] : [['to another state', set({ to: other })] as const]),
      ]
    }
    case 'states': {
      const { states } = entity
      const other = states?.values.find((each) => each.id !== states.initial)
      return states === null || other === undefined
        ? []
        : [['another initial state', inEntity({ states: { ...states, initial: other.id } })]]
    }
    case 'computed': {
      const found = entity.computed.find((each) => each.id === subject.computed)
      if (found === undefined) return []
      const set = (change: typeof found) =>
        inEntity({ computed: entity.computed.map((each) => (each === found ? change : each)) })
      switch (found.kind) {
        case 'aggregate':
          return [
            ...(found.where.length > 0 ? [['counts all', set({ ...found, where: [] })] as const] : []),
            ...(found.fn === 'sum'
              ? [
                  ['greatest for sum', set({ ...found, fn: 'max' })] as const,
                  ['another value', set({ ...found, value: `${found.value} + 1` })] as const,
                ]
              : []),
          ]
        case 'expression':
          return [['another value', set({ ...found, expression: `${found.expression} + 1` })]]
        case 'flag':
          return [
            ['turned round', set({ ...found, when: found.when.map(negated) })],
            ...found.when.flatMap((each): Change[] => [
              ...(edge(each) === null
                ? []
                : [
                    [
                      'edge moved',
                      set({ ...found, when: found.when.map((one) => (one === each ? (edge(each) ?? each) : one)) }),
                    ] as const,
                  ]),
              ...(found.when.length > 1
                ? [['one condition less', set({ ...found, when: found.when.filter((one) => one !== each) })] as const]
                : []),
            ]),
          ]
      }
      return []
    }
    case 'search':
      return subject.fields.map((id) => [
        `not by ${entity.fields.find((each) => each.id === id)?.type}`,
        inEntity({ list: { ...entity.list, search: entity.list.search.filter((each) => each !== id) } }),
      ])
    case 'sort': {
      const { sort } = entity.list
      if (!subject.byDefault || sort === null) return []
      return [
        ['none by default', inEntity({ list: { ...entity.list, sort: null } })],
        [
          'the other way',
          inEntity({
            list: { ...entity.list, sort: { ...sort, direction: sort.direction === 'asc' ? 'desc' : 'asc' } },
          }),
        ],
      ]
    }
    case 'paging':
      return [['larger pages', inEntity({ list: { ...entity.list, pageSize: entity.list.pageSize + 1 } })]]
    case 'format':
      return field?.type === 'email' || field?.type === 'url'
        ? [['any text', inField({ type: 'text' })]]
        : field?.type === 'integer'
          ? [['any number', inField({ type: 'decimal' })]]
          : []
    case 'accounts':
    case 'open':
    case 'export':
    case 'field':
    case 'figure':
    case 'filter':
    case 'relation':
    case 'role':
      return []
  }
}

function withoutEntity(spec: AppSpec, subject: Demand['subject']): readonly Change[] {
  if (subject.kind === 'accounts')
    return [
      [
        'shorter passwords',
        { ...spec, security: { ...spec.security, passwordMinLength: spec.security.passwordMinLength - 1 } },
      ],
    ]
  if ('field' in subject && spec.accounts !== null) {
    const { accounts } = spec
    const set = (change: Partial<Field>): AppSpec => ({
      ...spec,
      accounts: {
        ...accounts,
        fields: accounts.fields.map((each) => (each.id === subject.field ? { ...each, ...change } : each)),
      },
    })
    const { minLength, maxLength } = accounts.fields.find((each) => each.id === subject.field) ?? {
      minLength: null,
      maxLength: null,
    }
    if (subject.kind === 'required') return [['of accounts not required', set({ required: false })]]
    return subject.kind === 'length'
      ? bounds({ minLength, maxLength }, 1, set).map(([name, changed]) => [`${name} of accounts`, changed])
      : []
  }
  if (subject.kind !== 'figure') return []
  const found = spec.figures.find((each) => each.id === subject.figure)
  if (found === undefined) return []
  const set = (change: Partial<typeof found>) => ({
    ...spec,
    figures: spec.figures.map((each) => (each === found ? { ...each, ...change } : each)),
  })
  return [
    ...(found.where.length > 0 ? [['counts all', set({ where: [] })] as const] : []),
    ...(found.fn === 'sum' ? [['another value', set({ value: `${found.value} + 1` })] as const] : []),
  ]
}

function bounds(
  limits: Readonly<Record<string, number | null>>,
  unit: number,
  set: (change: Partial<Field>) => AppSpec,
): readonly Change[] {
  return Object.entries(limits).flatMap(([side, bound]): Change[] => {
    if (bound === null) return []
    const moved = (by: number) => Math.round((bound + by * unit) * 100) / 100
    return [
      [`${side} dropped`, set({ [side]: null })],
      [`${side} one less`, set({ [side]: moved(-1) })],
      [`${side} one more`, set({ [side]: moved(1) })],
    ]
  })
}

/** True where people who may not do it see some of the rows, so that a mutant need not show them more. */
const outsidersSee = (spec: AppSpec, entity: Entity, grants: readonly Grant[]): boolean =>
  (spec.accounts?.roles ?? []).some(
    (role) => standing(grants, role.id) === 'never' && standing(entity.grants.view, role.id) !== 'never',
  )

/** Everyone, everyone signed in, all rows for own rows, nobody. */
function grantsLike(spec: AppSpec, grants: readonly Grant[]): readonly (readonly [string, Grant[]])[] {
  const isOpen = grants.some((grant) => grant.who === 'anyone')
  return [
    ...(isOpen
      ? []
      : [
          ['for everyone', [{ who: 'anyone', own: null }]] as const,
          ...(grants.some((each) => each.who === 'signed_in' && each.own === null)
            ? []
            : [['for all signed in', [{ who: 'signed_in', own: null }]] as const]),
        ]),
    ...(grants.some((grant) => grant.own !== null) &&
    !grants.some((grant) => grant.who === 'signed_in' && grant.own === null)
      ? [['without ownership', grants.map((grant) => ({ ...grant, own: null }))] as const]
      : []),
    ...(grants.length > 1 ? [['for one group less', grants.slice(1)] as const] : []),
    ...(spec.accounts === null
      ? []
      : [['for the highest role only', [{ who: spec.accounts.roles.at(-1)?.id ?? '', own: null }]] as const].filter(
          ([, all]) => JSON.stringify(all) !== JSON.stringify(grants),
        )),
  ].map(([name, all]) => [name, [...all]])
}

function rulesLike(rule: Rule): readonly (readonly [string, Rule])[] {
  const wider: (readonly [string, Rule])[] =
    'where' in rule && rule.where.length > 0 ? [['counts all', { ...rule, where: [] }]] : []
  switch (rule.kind) {
    case 'unique':
      return [
        ...wider,
        ...(rule.fields.length > 1
          ? rule.fields.map(
              (id) => ['across scopes', { ...rule, fields: rule.fields.filter((each) => each !== id) }] as const,
            )
          : []),
      ]
    case 'compare': {
      const moved = edge(rule.condition)
      return [
        ['turned round', { ...rule, condition: negated(rule.condition) }],
        ...(moved === null ? [] : [['edge moved', { ...rule, condition: moved }] as const]),
      ]
    }
    case 'required_when':
      return [['turned round', { ...rule, when: rule.when.map(negated) }]]
    case 'limit':
      return [
        ...wider,
        ...(typeof rule.max === 'number'
          ? [
              ['one more', { ...rule, max: rule.max + 1 }] as const,
              ['one less', { ...rule, max: rule.max - 1 }] as const,
            ]
          : []),
        ...(rule.scope.length > 0 ? [['across scopes', { ...rule, scope: [] as string[] }] as const] : []),
      ]
    case 'no_overlap':
      return [
        ...wider,
        ...(rule.scope.length > 0 ? [['across scopes', { ...rule, scope: [] as string[] }] as const] : []),
      ]
    case 'frozen': {
      const only = (action: 'edit' | 'delete'): Rule => ({ ...rule, actions: [action] })
      return [
        ['turned round', { ...rule, when: rule.when.map(negated) }],
        ...(rule.actions.length > 1
          ? [['for deletes only', only('delete')] as const, ['for edits only', only('edit')] as const]
          : []),
      ]
    }
    case 'keep_while_used':
      return []
  }
}

const opposite: Readonly<Record<Condition['op'], Condition['op']>> = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
}
const negated = (condition: Condition): Condition => ({ ...condition, op: opposite[condition.op] })
const edges: Readonly<Partial<Record<Condition['op'], Condition['op']>>> = {
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
}
function edge(condition: Condition): Condition | null {
  const op = edges[condition.op]
  return op === undefined ? null : { ...condition, op }
}
