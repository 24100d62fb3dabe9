import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { compareSchemas } from '../../../scripts/schema/breaking-changes.ts'

const released = `
  interface Node { id: ID! }
  type Run implements Node {
    id: ID!
    title: String
    status: Status!
    usage: Usage @deprecated(reason: "Use \`Run.title\`. Goes in 0.5.0.")
    events(first: Int = 20, order: Order @deprecated(reason: "Use \`Run.events(first:)\`. Goes in 0.5.0.")): [String!]!
  }
  type Usage { calls: Int! per: Persona }
  type Persona implements Node { id: ID! }
  enum Order { UP DOWN }
  enum Status { RUNNING ENDED OVER @deprecated(reason: "Use \`Status.ENDED\`. Goes in 0.5.0.") }
  input Ask { id: ID! why: String word: String @deprecated(reason: "Use \`Ask.why\`. Goes in 0.5.0.") }
  type Query { node(id: ID!): Node run(ask: Ask!): Run }
`

const compare = (edit: (sdl: string) => string, version = '0.4.0') =>
  compareSchemas({ released, schema: buildSchema(edit(released)), version })

const without = (line: RegExp) => (sdl: string) => {
  expect(sdl).toMatch(line)
  return sdl.replace(line, '')
}

test('a schema that has not changed breaks nobody', async () => {
  expect(await compare((sdl) => sdl)).toEqual({ refused: [], noted: [] })
})

test.each([
  ['a field that is gone', without(/title: String\n/), 'title'],
  ['another type', (sdl: string) => sdl.replace('title: String\n', 'title: Int\n'), 'Int'],
  ['null where there was none', (sdl: string) => sdl.replace('status: Status!', 'status: Status'), 'Status'],
  [
    'a new argument that has to be given',
    (sdl: string) => sdl.replace('run(ask: Ask!', 'run(ask: Ask!, of: ID!'),
    'of',
  ],
  ['a new input field that has to be given', (sdl: string) => sdl.replace('why: String', 'why: String, of: ID!'), 'of'],
  ['an argument that has to be given now', (sdl: string) => sdl.replace('why: String', 'why: String!'), 'why'],
  ['a value of an enum that is gone', (sdl: string) => sdl.replace('RUNNING ENDED', 'ENDED'), 'RUNNING'],
  ['an interface that is gone', (sdl: string) => sdl.replace('Run implements Node', 'Run'), 'Node'],
  ['another default', (sdl: string) => sdl.replace('first: Int = 20', 'first: Int = 50'), '50'],
])('%s is refused, and named', async (_, edit, name) => {
  const { refused } = await compare(edit)
  expect(refused).toHaveLength(1)
  expect(refused[0]).toContain(name)
})

test.each([
  ['one more field', (sdl: string) => sdl.replace('status: Status!', 'status: Status! more: Int')],
  ['one more field of an input', (sdl: string) => sdl.replace('why: String', 'why: String, who: String')],
  [
    'a type',
    (sdl: string) => sdl.replace('status: Status!', 'status: Status! more: More').concat('type More { id: ID! }'),
  ],
  ['one more field of Query', (sdl: string) => sdl.replace('type Query {', 'type Query { runs: [Run!]!')],
  [
    'a deprecation',
    (sdl: string) => sdl.replace('title: String', 'title: String @deprecated(reason: "Use `Run.id`. Goes in 0.5.0.")'),
  ],
  ['an answer that is never null now', (sdl: string) => sdl.replace('title: String\n', 'title: String!\n')],
  ['an argument that may be left out now', (sdl: string) => sdl.replace('run(ask: Ask!)', 'run(ask: Ask)')],
])('%s passes', async (_, edit) => {
  expect((await compare(edit)).refused).toEqual([])
})

test('a new value of an enum and a new argument pass, and are told', async () => {
  const { refused, noted } = await compare((sdl) =>
    sdl.replace('RUNNING ENDED', 'RUNNING ENDED PARKED').replace('run(ask: Ask!)', 'run(ask: Ask!, deep: Boolean)'),
  )
  expect(refused).toEqual([])
  expect(noted.join('\n')).toMatch(/PARKED/)
  expect(noted.join('\n')).toMatch(/deep/)
})

const deprecatedOnes: readonly (readonly [string, (sdl: string) => string])[] = [
  ['a field, with the types that only it led to', (sdl) => without(/type Usage .*/)(without(/usage: .*/)(sdl))],
  ['an argument, with its type', (sdl) => without(/enum Order .*/)(without(/, order: .*(?=\): )/)(sdl))],
  ['a value of an enum', without(/OVER @[^)]*\)/)],
  ['a field of an input', without(/word: String @[^)]*\)/)],
]

test.each(deprecatedOnes)('%s that was deprecated passes once its version has come', async (_, edit) => {
  expect((await compare(edit, '0.5.0')).refused).toEqual([])
  expect((await compare(edit, '0.10.0')).refused).toEqual([])
})

test.each(deprecatedOnes)('%s that was deprecated is refused before its version', async (_, edit) => {
  expect((await compare(edit, '0.4.9')).refused).not.toEqual([])
})

test('a type that something else still leads to may not go with a deprecated field', async () => {
  const { refused } = await compare(
    (sdl) => sdl.replace(/usage: .*/, '').replace(/type (Usage|Persona) .*/g, ''),
    '0.5.0',
  )
  expect(refused).toEqual([expect.stringContaining('Persona')])
})

test('what was not deprecated in the release may not be gone, whatever is deprecated now', async () => {
  const { refused } = await compare((sdl) => sdl.replace('title: String\n', ''), '9.0.0')
  expect(refused).toHaveLength(1)
})
