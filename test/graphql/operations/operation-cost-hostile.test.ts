import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { operationCost } from '../../../src/graphql/operations/operation-cost.ts'
import { makeSchema } from '../../../src/graphql/schema.ts'
import { mostCost, mostTokens } from '../../../src/graphql/server/limits.ts'

const schema = makeSchema()

/** Each spreads the next one twice: 2^n fields. */
const doubling = (levels: number): string =>
  Array.from({ length: levels }, (_, level) =>
    level === levels - 1
      ? `fragment f${level} on Run { owner { id } }`
      : `fragment f${level} on Run { ...f${level + 1} ...f${level + 1} }`,
  ).join('\n')
const nested = (text: string, times: number, core: string): string =>
  `${text} { `.repeat(times) + core + ' }'.repeat(times)
/** A fragment of many selections, spread many times. */
const wide = (spreads: number, width: number): string =>
  `{ run(id: "x") { ${'...f '.repeat(spreads)} } } fragment f on Run { ${'... { id } '.repeat(width)} }`

const hostile: readonly [string, string, Record<string, unknown>?][] = [
  ['fragments that double', `{ run(id: "x") { ...f0 } } ${doubling(200)}`],
  [
    'fragments in a circle',
    '{ run(id: "x") { ...a } } fragment a on Run { ...b id } fragment b on Run { ...a ...a owner { id } }',
  ],
  ['inline fragments within each other', `{ node(id: "x") { ${nested('... on Node', 700, 'id')} } }`],
  [
    'a fragment on every type, within each other',
    `{ node(id: "x") { ${nested('... on Node { id } ... on Run', 330, 'id')} } }`,
  ],
  ['wide fragments, spread often', wide(900, 500)],
  [
    'runs within runs',
    nested('forks(first: 100) { nodes', 8, 'id').replace(/^/, '{ run(id: "x") { ') + ' }'.repeat(10),
  ],
  [
    'as many aliases as fit',
    `{ ${Array.from({ length: 280 }, (_, n) => `a${n}: runs(first: 100) { nodes { id } }`).join(' ')} }`,
  ],
  [
    'a hundred thousand wrong variables',
    'query ($s: [RunStatus!]) { runs(status: $s) { nodes { id } } }',
    { s: Array.from({ length: 100_000 }, () => 'QUEUE') },
  ],
  [
    'a hundred thousand right ones',
    'query ($s: [RunStatus!]) { runs(status: $s) { nodes { id } } }',
    { s: Array.from({ length: 100_000 }, () => 'QUEUED') },
  ],
]

test.each(hostile)('%s are reckoned within moments', (_, text, variables = {}) => {
  const document = parse(text, { maxTokens: mostTokens })
  const began = performance.now()
  const cost = operationCost({ schema, document, variables })
  const tookMs = performance.now() - began
  expect(Number.isSafeInteger(cost) && cost > 0).toBe(true)
  // Measured: 1 to 40 ms. The bound leaves room for a busy machine; what grows without bound passes any.
  expect(tookMs).toBeLessThan(1_000)
})

test('more selections than can be counted are too dear', () => {
  const cost = (text: string): number => operationCost({ schema, document: parse(text) })
  expect(cost(`{ run(id: "x") { ...f0 } } ${doubling(64)}`)).toBeGreaterThan(mostCost)
  expect(cost(wide(900, 500))).toBeGreaterThan(mostCost)
})

test('a cost beyond all numbers is still a number', () => {
  const text = `{ run(id: "x") { ${nested('forks(first: 100) { nodes', 17, 'id')} ${'} '.repeat(17)} } }`
  expect(operationCost({ schema, document: parse(text) })).toBe(Number.MAX_SAFE_INTEGER)
})
