import { describe, expect, test } from 'vitest'
import { checkAppSpec } from '../../src/builder/check/check-app-spec.ts'
import { type AppSpec, appSpecSchema } from '../../src/core/app-spec/app-spec.ts'
import { all, appSpec, entity, field, is, own, reference, role, twoRoles } from './specs/spec-parts.ts'
import * as specs from './specs/specs.ts'

describe('a specification that can be built', () => {
  test.each(Object.entries(specs))('%s has no problems', (_, spec) => {
    expect(appSpecSchema.safeParse(spec).error).toBeUndefined()
    expect(checkAppSpec(spec)).toEqual([])
  })
})

const name = field('name', 'text')
const one = (...fields: ReturnType<typeof field>[]): AppSpec => appSpec('X', [entity('thing', [name, ...fields])])
const thing = (more: Parameters<typeof entity>[2]): AppSpec =>
  appSpec('X', [entity('thing', [name, field('size', 'integer')], more)])
const flag = (id: string, when: ReturnType<typeof is>[]) => ({ kind: 'flag' as const, id, title: id, when })
const sum = (id: string, expression: string) => ({
  kind: 'expression' as const,
  id,
  title: id,
  type: 'integer' as const,
  expression,
})
const states = (values: string[], moves: [string, string][]) => ({
  field: 'status',
  title: 'Status',
  initial: values[0] ?? '',
  values: values.map((id) => ({ id, title: id })),
  transitions: moves.map(([from, to], each) => ({
    id: `move_${each}`,
    title: 'Move',
    from: [from],
    to,
    by: [{ who: 'anyone', own: null }],
  })),
})

describe('what cannot be built is said, with its place', () => {
  test.each<[string, AppSpec, string]>([
    ['min above max', one(field('size', 'integer', { min: 5, max: 1 })), 'entities.thing.fields.size'],
    ['a length on a number', one(field('size', 'integer', { maxLength: 5 })), 'entities.thing.fields.size'],
    ['a choice without options', one(field('kind', 'choice')), 'entities.thing.fields.kind.options'],
    ['an unknown target', one(reference('box', 'box')), 'entities.thing.fields.box.target'],
    ['a user without accounts', one(reference('owner', 'user')), 'entities.thing.fields.owner.target'],
    [
      'a default out of range',
      one(field('size', 'integer', { max: 5, default: 6 })),
      'entities.thing.fields.size.default',
    ],
    [
      'a required field nobody fills',
      one(field('size', 'integer', { required: true, editable: false })),
      'entities.thing.fields.size',
    ],
    ['a taken field name', one(field('id', 'integer')), 'entities.thing.id'],
    ['a field twice', one(name), 'entities.thing.name'],
    ['a taken entity', appSpec('X', [entity('user', [name], { path: 'people' })]), 'entities.user'],
    ['a taken path', appSpec('X', [entity('thing', [name], { path: 'login' })]), 'entities.thing.path'],
    [
      'a path twice',
      appSpec('X', [entity('a', [name], { path: 'p' }), entity('b', [name], { path: 'p' })]),
      'entities.path.p',
    ],
    ['an unknown label', thing({ label: 'title' }), 'entities.thing.label'],
    ['an unknown column', thing({ list: { columns: ['color'] } }), 'entities.thing.list.columns'],
    ['a role without accounts', thing({ grants: all(role('admin')) }), 'entities.thing.grants.list'],
    [
      'an unknown role',
      { ...thing({ grants: all(role('king')) }), accounts: twoRoles() },
      'entities.thing.grants.list',
    ],
    [
      'a path that ends nowhere',
      { ...thing({ grants: all(own('name')) }), accounts: twoRoles() },
      'entities.thing.grants.list',
    ],
    [
      'an unknown state',
      thing({
        states: states(
          ['a', 'b'],
          [
            ['a', 'c'],
            ['a', 'b'],
          ],
        ),
      }),
      'entities.thing.states.transitions.move_0',
    ],
    [
      'a state out of reach',
      thing({
        states: states(
          ['a', 'b', 'c'],
          [
            ['a', 'b'],
            ['c', 'b'],
          ],
        ),
      }),
      'entities.thing.states.values.c',
    ],
    ['broken arithmetic', thing({ computed: [sum('double', 'size *')] }), 'entities.thing.computed.double'],
    ['an unknown name', thing({ computed: [sum('double', 'length * 2')] }), 'entities.thing.computed.double'],
    ['arithmetic over text', thing({ computed: [sum('double', 'name * 2')] }), 'entities.thing.computed.double'],
    ['a circle', thing({ computed: [sum('a', 'b + 1'), sum('b', 'a + 1')] }), 'entities.thing.computed.a'],
    [
      'a number compared with text',
      thing({ computed: [flag('big', [is('size', 'large')])] }),
      'entities.thing.computed.big',
    ],
    [
      'a rule over nothing',
      thing({ rules: [{ kind: 'unique', id: 'u', fields: ['color'], where: [] }] }),
      'entities.thing.rules.u.fields',
    ],
    [
      'a span of text',
      thing({ rules: [{ kind: 'no_overlap', id: 'o', start: 'name', end: 'name', scope: [], where: [] }] }),
      'entities.thing.rules.o',
    ],
    [
      'a demand without its element',
      {
        ...one(),
        demands: [{ id: 'C1.1', clause: 'C1', part: 'x', subject: { kind: 'range', entity: 'thing', field: 'name' } }],
      },
      'demands.C1.1.subject',
    ],
  ])('%s', (_, spec, path) => {
    const problems = checkAppSpec(spec)
    expect(problems.map((problem) => problem.path)).toContain(path)
    for (const { message } of problems) expect(message).toMatch(/^Found .+, expected .+; .+\.$/)
  })

  test('roles need an order and one to begin with', () => {
    const accounts = {
      roles: twoRoles().roles.map((each) => ({ ...each, rank: 1, given: true })),
      fields: [field('role', 'text')],
    }
    const paths = checkAppSpec({ ...one(), accounts }).map(({ path }) => path)
    expect(paths).toEqual(['accounts.roles', 'accounts.roles', 'accounts.fields.role'])
  })
})
