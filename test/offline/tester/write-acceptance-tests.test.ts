import { describe, expect, test } from 'vitest'
import { subjectSchema, type Demand } from '../../../src/core/app-spec/demand.ts'
import { type AppSpec, appSpecSchema } from '../../../src/core/app-spec/app-spec.ts'
import { writeAcceptanceTests } from '../../../src/offline/tester/write-acceptance-tests.ts'
import { club } from './specs/club.ts'
import { contest } from './specs/contest.ts'
import { kitchen } from './specs/kitchen.ts'

const specs = [
  ['club', club],
  ['kitchen', kitchen],
  ['contest', contest],
] as const
const kinds = subjectSchema.options.map((option) => option.shape.kind.value)

test.for(specs)('%s is a right specification', ([, spec]) => {
  expect(appSpecSchema.parse(spec)).toEqual(spec)
})

test.for(kinds)('a demand of kind %s gets a test that names it', (kind) => {
  const spec = kind === 'open' ? kitchen : club
  const demand = spec.demands.find((each) => each.subject.kind === kind)
  const written = writeAcceptanceTests({ ...spec, demands: demand === undefined ? [] : [demand] })
  expect(written.untested).toEqual([])
  expect(written.tests.length).toBeGreaterThan(0)
  for (const each of written.tests) {
    expect(each).toMatchObject({ demand: demand?.id, clauses: [demand?.clause] })
    expect(each.title.startsWith(`${demand?.id} `)).toBe(true)
    expect(written.files.find((file) => file.path === each.file)?.content).toContain(each.title.replaceAll("'", "\\'"))
  }
})

test.for(specs)('every demand of %s is tested, under a title of its own', ([, spec]) => {
  const { tests, untested } = writeAcceptanceTests(spec)
  expect(untested).toEqual([])
  expect(new Set(tests.map((each) => each.demand))).toEqual(new Set(spec.demands.map((each) => each.id)))
  expect(new Set(tests.map((each) => each.title)).size).toBe(tests.length)
  expect(tests.map((each) => each.id)).toEqual(tests.map((_, at) => `T${at + 1}`))
})

test.for(specs)('the same specification of %s gives the same files, at most twelve of them with tests', ([, spec]) => {
  const [once, twice] = [writeAcceptanceTests(spec), writeAcceptanceTests(structuredClone(spec))]
  expect(once).toEqual(twice)
  expect(once.files.filter((file) => file.path.endsWith('.test.mjs')).length).toBeLessThanOrEqual(12)
  expect(new Set(once.files.map((file) => file.path)).size).toBe(once.files.length)
})

test('nothing of the types is left in the delivered support', () => {
  const { files } = writeAcceptanceTests(kitchen)
  const support = files.filter((file) => file.path.startsWith('acceptance/support/'))
  expect(support.length).toBeGreaterThan(10)
  for (const file of support)
    expect(file.content).not.toMatch(/import type|\.ts'|: readonly |\bas const\b|^\s*$(\n^\s*$)+/m)
})

test('words of the requirements cannot leave the comment or the title that they stand in', () => {
  const [first, ...rest] = kitchen.demands
  const part = "*/ \n process.exit(1) // ' ` ${1}\u2028process.exit(2)"
  const [entity, ...others] = kitchen.entities
  if (first === undefined || entity === undefined) throw new Error('no demand')
  const hostile = { ...entity, plural: "Courses'); process.exit(3); ('" }
  const { files } = writeAcceptanceTests({
    ...kitchen,
    entities: [hostile, ...others],
    demands: [{ ...first, part }, ...rest],
  })
  const content = files.find((file) => file.path.includes('c01-'))?.content ?? ''
  expect(content.split(/[\n\u2028]/).filter((line) => line.startsWith('process.exit'))).toEqual([])
  expect(content).toContain("Courses\\'); process.exit(3); (\\'")
})

describe('what cannot be tried over HTTP is listed as untested, with the reason', () => {
  const demand = (subject: Demand['subject']): Demand => ({ id: 'C1.1', clause: 'C1', part: 'x', subject })
  const [course, ...others] = kitchen.entities
  if (course === undefined) throw new Error('no entity')
  const why = (change: Partial<typeof course>, subject: Demand['subject']) => {
    const { tests, untested } = writeAcceptanceTests({
      ...kitchen,
      entities: [{ ...course, ...change }, ...others],
      demands: [demand(subject)],
    })
    expect(tests).toEqual([])
    return untested[0]?.why
  }
  const range: Demand['subject'] = { kind: 'range', entity: 'course', field: 'places' }

  test('a row that nobody may add', () => {
    expect(why({ grants: { ...course.grants, create: [] } }, range)).toBe('Nobody may add a row of Course.')
  })
  test('rules that leave no valid row', () => {
    const never = {
      kind: 'compare' as const,
      id: 'never',
      condition: { field: 'places', op: '>' as const, value: { literal: 30 } },
    }
    expect(why({ rules: [never] }, range)).toBe('The rules of Course leave no row that is valid.')
  })
  test('a field without limits', () => {
    expect(why({}, { kind: 'range', entity: 'course', field: 'starts_on' })).toContain(
      'neither a least nor a greatest value',
    )
  })
  test('what the specification does not have', () => {
    expect(why({}, { kind: 'rule', entity: 'course', rule: 'none' })).toBe('Course has no rule none.')
  })
})

describe('where dates span days', () => {
  const bodyOf = (spec: AppSpec, rule: string) => {
    const demands = spec.demands.filter(({ subject }) => subject.kind === 'rule' && subject.rule === rule)
    const { files } = writeAcceptanceTests({ ...spec, demands })
    return files.find((file) => file.path.endsWith('.test.mjs'))?.content ?? ''
  }
  test('one that begins on the last day of another is to be refused', () => {
    expect(bodyOf(kitchen, 'one_at_a_time')).toContain('// It begins on the last day of the other.')
  })
  test('one that begins at the moment at which another ends is to be taken', () => {
    expect(bodyOf(club, 'no_double')).toContain('// One that begins when the other ends is taken')
  })
})

test('who may make a transition but sees no row leaves its permission untested', () => {
  const [piece, ...others] = contest.entities
  if (piece?.states === null || piece === undefined) throw new Error('no states')
  const { grants } = piece
  const hidden = { ...piece, grants: { ...grants, view: [{ who: 'player', own: null }] } }
  const demand: Demand = {
    id: 'C1.1',
    clause: 'C1',
    part: 'x',
    subject: { kind: 'transition_permission', entity: 'piece', transition: 'accept' },
  }
  const { untested } = writeAcceptanceTests({ ...contest, entities: [hidden, ...others], demands: [demand] })
  expect(untested[0]?.why).toBe('Those who may accept rows of Piece (host) see none of them.')
})
