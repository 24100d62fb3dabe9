import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { operationCost } from '../../../src/graphql/operations/operation-cost.ts'
import { mutationWeight, weights } from '../../../src/graphql/operations/weights.ts'
import { makeSchema } from '../../../src/graphql/schema.ts'
import { mostCost } from '../../../src/graphql/server/limits.ts'
import { readFileSync } from 'node:fs'
import { ownOperations } from './support/own-operations.ts'

const schema = makeSchema()

test('what the console, the client and GraphiQL ask costs a fifth of what may be asked, at most', () => {
  const own = ownOperations(schema).toSorted((a, b) => b.cost - a.cost)
  console.info(own.map(({ name, cost }) => `${String(cost).padStart(6)}  ${name}`).join('\n'))
  expect(own.length).toBeGreaterThan(50)
  expect(own.filter(({ cost }) => cost * 5 > mostCost)).toEqual([])
  expect(own.filter(({ cost }) => cost < 1)).toEqual([])
})

test.each([
  ['full pages in a full page', '{ runs(first: 100) { nodes { entries(first: 100) { nodes { id } } } } }'],
  ['the same through edges', '{ runs(first: 100) { edges { node { events(first: 100) { edges { cursor } } } } } }'],
  [
    'every file of every entry of many runs',
    '{ runs(first: 100) { nodes { steps { entries { files { content } } } } } }',
  ],
  ['types within types', '{ __schema { types { fields { type { fields { args { name } } } } } } }'],
  ['runs of runs of runs', '{ runs { nodes { forks { nodes { forks(first: 50) { nodes { id } } } } } } }'],
])('%s cost more than may be asked', (_, text) => {
  expect(operationCost({ schema, document: parse(text) })).toBeGreaterThan(mostCost)
})

test('every weight is that of a field', () => {
  const fields = Object.keys(weights).filter((key) => {
    const [type = '', field = ''] = key.split('.')
    const found = schema.getType(type)
    return found === undefined || !('getFields' in found) || !(field in found.getFields())
  })
  expect(fields).toEqual([])
})

test('the notes for callers tell every weight', () => {
  const notes = readFileSync(new URL('../../../docs/operation-costs.md', import.meta.url), 'utf8')
  const told = notes.matchAll(/^\| ((?:`\w+\.\w+`(?:, )?)+) \| (\d+) \|/gm)
  const rows = [...told].flatMap(([, names = '', weight]) =>
    [...names.matchAll(/`([\w.]+)`/g)].map(([, name]) => [name, Number(weight)]),
  )
  expect(Object.fromEntries(rows)).toEqual(weights)
  expect(notes).toContain(`A mutation | ${mutationWeight}`)
  expect(notes).toContain(mostCost.toLocaleString('en'))
})
