import fc from 'fast-check'
import {
  getNamedType,
  type GraphQLObjectType,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  parse,
  validate,
} from 'graphql'
import { expect, test } from 'vitest'
import { operationCost } from '../../../src/graphql/operations/operation-cost.ts'
import { makeSchema } from '../../../src/graphql/schema.ts'

const schema = makeSchema()

/** Any selection on a type, at most so many levels deep. Its pages have the length `$n`. */
const selection = (type: GraphQLObjectType, depth: number): fc.Arbitrary<string> => {
  const fields = Object.values(type.getFields()).filter((field) => depth > 0 || isLeafType(getNamedType(field.type)))
  const one = fc.constantFrom(...fields, null).chain((field): fc.Arbitrary<string> => {
    if (field === null) return fc.constant('__typename')
    const args = field.args.flatMap(({ name, type: asked }): readonly string[] => {
      if (name === 'first') return ['first: $n']
      if (!String(asked).endsWith('!')) return []
      return [`${name}: ${String(asked) === 'Int!' ? '1' : '"x"'}`]
    })
    const named = getNamedType(field.type)
    const head = `${field.name}${args.length > 0 ? `(${args.join(', ')})` : ''}`
    if (isLeafType(named) || isEnumType(named)) return fc.constant(head)
    if (isObjectType(named)) return selection(named, depth - 1).map((inner) => `${head} { ${inner} }`)
    if (!isInterfaceType(named)) return fc.constant('__typename')
    return fc
      .constantFrom(...schema.getPossibleTypes(named))
      .chain((possible) =>
        selection(possible, depth - 1).map((inner) => `${head} { ... on ${possible.name} { ${inner} } }`),
      )
  })
  return fc.array(one, { minLength: 1, maxLength: 4 }).map((all) => all.map((text, at) => aliased(text, at)).join(' '))
}

/** So that the same field may be asked for twice with other selections. */
const aliased = (text: string, at: number): string => (text === '__typename' ? text : `a${at}: ${text}`)

const query = schema.getQueryType()
if (!query) throw new Error('The schema has no queries.')
const operation = selection(query, 6).map((text) => `query ($n: Int) { ${text} runs(first: $n) { nodes { id } } }`)
const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })

test('the cost of any operation is an integer from 1 on, and longer pages never cost less', () => {
  fc.assert(
    fc.property(operation, fc.tuple(int, int), (text, [a, b]) => {
      const document = parse(text)
      expect(validate(schema, document)).toEqual([])
      const cost = (n: number | null): number => operationCost({ schema, document, variables: { n } })
      const [less, more] = [cost(Math.min(a, b)), cost(Math.max(a, b))]
      for (const one of [less, more, cost(null)]) expect(Number.isSafeInteger(one) && one >= 1).toBe(true)
      expect(less).toBeLessThanOrEqual(more)
      expect(cost(10)).toBeLessThan(cost(11))
    }),
    { numRuns: 300 },
  )
})

test('asking for more never costs less', () => {
  fc.assert(
    fc.property(selection(query, 5), selection(query, 5), (one, other) => {
      const cost = (text: string): number =>
        operationCost({ schema, document: parse(`query ($n: Int) { ${text} }`), variables: { n: 20 } })
      const renamed = other.replaceAll(/\ba(\d):/g, 'b$1:')
      expect(cost(`${one} ${renamed}`)).toBeGreaterThanOrEqual(Math.max(cost(one), cost(renamed)))
    }),
    { numRuns: 300 },
  )
})

test('whatever comes as variables, nothing is thrown', () => {
  const document = parse(
    'query ($n: Int!, $s: [RunStatus!], $i: ID!) { runs(first: $n, status: $s) { nodes { id } } run(id: $i) { id } }',
  )
  fc.assert(
    fc.property(
      fc.record({ n: fc.anything(), s: fc.anything(), i: fc.anything() }, { requiredKeys: [] }),
      (variables) => {
        expect(operationCost({ schema, document, variables })).toBeGreaterThanOrEqual(1)
      },
    ),
    { numRuns: 1_000 },
  )
})
