import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { pageSize } from '../../../src/graphql/cursor/page.ts'
import { mostPage, operationCost, usualPage } from '../../../src/graphql/operations/operation-cost.ts'
import { makeSchema } from '../../../src/graphql/schema.ts'

const schema = makeSchema()
const costOf = (text: string, variables: Record<string, unknown> = {}, operationName: string | null = null): number =>
  operationCost({ schema, document: parse(text), variables, operationName })

test.each([
  ['{ __typename }', 1],
  ['{ run(id: "x") { id title status } }', 1],
  ['{ run(id: "x") { owner { name } } }', 2],
  ['{ runs { nodes { id } } }', 1 + 20],
  ['{ runs(first: null) { nodes { id } } }', 1 + 20],
  ['{ runs(first: 50) { nodes { title owner { name } } } }', 1 + 50 * 2],
  ['{ runs(first: 7) { edges { cursor node { id } } pageInfo { endCursor } } }', 1 + 7],
  ['{ runs(first: 7) { pageInfo { hasNextPage } } }', 1 + 7],
  ['{ runs(first: 7) { nodes { events(first: 3) { nodes { type } } } } }', 1 + 7 * (1 + 2 + 3)],
  ['{ run(id: "x") { steps { name } } }', 1 + 3],
  ['{ run(id: "x") { steps { persona { title } } } }', 1 + 3 + 10],
  ['{ run(id: "x") { plan { rejections { code } } } }', 1 + 3 + 1],
  ['{ run(id: "x") { at(seq: 1) { title } } }', 1 + 25],
  ['{ a: personas { id } b: personas { id } }', 2],
  ['{ personas { id } personas { id } }', 2],
  ['{ node(id: "x") { id ... on Run { owner { id } origin { seq } } ... on Approval { answer { by } } } }', 3 + 2],
  ['{ run(id: "x") { ...f ...f } } fragment f on Run { owner { id } }', 1 + 2],
  ['{ __schema { types { name } } }', 1 + 10],
  ['{ __type(name: "Run") { fields { type { ofType { name } } } } }', 1 + 10],
  ['mutation { pauseRun(input: { runId: "x" }) { userErrors { code } } }', 10 + 1],
  ['mutation { startRun(input: {}) { run { id } } }', 25 + 1],
  ['subscription { runEvents(runId: "x") { events { persona { title } } } }', 1 + 1 + 10],
])('%s costs %i', (text, cost) => {
  expect(costOf(text)).toBe(cost)
})

test('pages are taken for as long as they are', () => {
  expect(pageSize(null)).toBe(usualPage)
  expect(pageSize(mostPage)).toBe(mostPage)
  expect(() => pageSize(mostPage + 1)).toThrow('expected 1 to 100')
  for (const first of [101, 2_147_483_647]) expect(costOf(`{ runs(first: ${first}) { nodes { id } } }`)).toBe(101)
  for (const first of [0, -1, -2_147_483_648]) expect(costOf(`{ runs(first: ${first}) { nodes { id } } }`)).toBe(2)
})

test('variables count with the values that they are given, or else with those that they begin with', () => {
  const page = 'query ($n: Int = 3) { runs(first: $n) { nodes { id } } }'
  expect(costOf(page)).toBe(4)
  expect(costOf(page, { n: 30 })).toBe(31)
  expect(costOf(page, { n: null })).toBe(21)
  const chosen =
    'query ($on: Boolean!) { personas { id } workflows @include(if: $on) { id } providers @skip(if: $on) { name } }'
  expect(costOf(chosen, { on: true })).toBe(2)
  expect(costOf(chosen, { on: false })).toBe(2)
  expect(costOf('{ personas { id } workflows @skip(if: true) { id } }')).toBe(1)
})

test('what execution is going to refuse costs the least, and is left to it', () => {
  const page = 'query A($n: Int!) { runs(first: $n) { nodes { id } } } query B { personas { id } workflows { id } }'
  expect(costOf(page, { n: 'many' }, 'A')).toBe(1)
  expect(costOf(page, {}, 'A')).toBe(1)
  expect(costOf(page, { n: 1e99 }, 'A')).toBe(1)
  expect(costOf(page, {}, 'C')).toBe(1)
  expect(costOf(page)).toBe(1)
  expect(costOf('{ personas { id } workflows { id } }', {}, 'A')).toBe(1)
  expect(operationCost({ schema, document: parse('{ personas { id } }'), variables: null })).toBe(1)
})

test('only the operation that is asked for counts', () => {
  const text = 'query A { personas { id } } query B { personas { id } workflows { id } }'
  expect(costOf(text, {}, 'A')).toBe(1)
  expect(costOf(text, {}, 'B')).toBe(2)
})

test('an argument that cannot be read hides no other field', () => {
  const text = 'query ($on: Boolean = true) { personas { id } workflows @include(if: $on) { id } }'
  expect(costOf(text, { on: null })).toBe(Number.MAX_SAFE_INTEGER)
})
