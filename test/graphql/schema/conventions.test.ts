import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const linter = new ESLint({ cwd: root, overrideConfigFile: 'eslint.schema.config.mjs' })

/** What the linter finds in a text as if it were a file of `schema/`; that nothing leads to its types is no matter here. */
async function findings(sdl: string): Promise<readonly string[]> {
  const [result] = await linter.lintText(`${sdl}\n`, { filePath: `${root}schema/sample.graphql` })
  const messages = result?.messages ?? []
  return messages
    .filter(({ ruleId }) => ruleId !== '@graphql-eslint/no-unreachable-types')
    .map(({ ruleId, message }) => `${ruleId ?? 'parse'}: ${message}`)
}

const mutation = (field: string): string => `extend type Mutation {\n  "Does it."\n  ${field}\n}`
const type = (head: string, ...fields: readonly string[]): string =>
  `"A sample."\ntype ${head} {\n${fields.map((field) => `  "A field."\n  ${field}\n`).join('')}}`
const error = ['code: String!', 'message: String!', 'path: [String!]!']

describe('the conventions of the schema', () => {
  test.each([
    ['a mutation', mutation('tidyRun(input: RunCommandInput!): RunPayload!')],
    ['a payload', type('TidyPayload', 'run: Run', 'userErrors: [UserError!]!')],
    ['a part of a stream', type('TidyingsPayload', 'cursor: String!')],
    ['a node', type('Tidying implements Node', 'id: ID!')],
    ['a user error', type('TidyError implements UserError', ...error)],
    ['a part of something', type('Tidiness', 'share: Float!')],
    [
      'a connection',
      type('TidyShelf', 'runs("How many." first: Int = 20, "From where." after: String): RunConnection!'),
    ],
  ])('take %s', async (_, sdl) => {
    expect(await findings(sdl)).toEqual([])
  })

  test.each([
    ['a mutation without input', mutation('tidyRun: RunPayload!'), 'Expected one argument'],
    [
      'a second argument',
      mutation('tidyRun(input: RunCommandInput!, "More." deep: Boolean): RunPayload!'),
      'one argument',
    ],
    ['an input of another name', mutation('tidyRun("Which." order: RunCommandInput!): RunPayload!'), 'input-name'],
    ['an input that may be left out', mutation('tidyRun(input: RunCommandInput): RunPayload!'), 'to be required'],
    ['a mutation that returns a thing', mutation('tidyRun(input: RunCommandInput!): Run!'), 'Expected a payload'],
    ['a payload that may be null', mutation('tidyRun(input: RunCommandInput!): RunPayload'), 'Expected a payload'],
    ['a payload without userErrors', type('TidyPayload', 'run: Run'), 'Expected `userErrors'],
    ['userErrors of another type', type('TidyPayload', 'userErrors: [String!]!'), 'Expected `userErrors'],
    ['an error of another name', type('TidyFault implements UserError', ...error), 'to end in `Error`'],
    ['an id that node(id:) does not know', type('Tidying', 'id: ID!'), 'Expected `implements Node`'],
    ['an id that is no global one', type('Tidying', 'id: String!'), 'Expected `id: ID!`'],
    [
      'another first',
      type('TidyShelf', 'runs("How many." first: Int = 5, "From where." after: String): RunConnection!'),
      '20',
    ],
    ['a connection that cannot be paged', type('TidyShelf', 'runs: RunConnection!'), 'relay-arguments'],
    [
      'a connection without pageInfo',
      type('TidyConnection', 'nodes: [Run!]!', 'edges: [RunEdge!]!'),
      'relay-connection',
    ],
    ['a field without a description', 'extend type Query {\n  tidiness: Float\n}', 'require-description'],
    [
      'an argument without one',
      'extend type Query {\n  "How tidy."\n  tidiness(of: ID): Float\n}',
      'require-description',
    ],
    ['a value without one', '"How tidy."\nenum Tidiness {\n  GOOD\n}', 'require-description'],
    ['a value in lower case', '"How tidy."\nenum Tidiness {\n  "It is."\n  good\n}', 'naming-convention'],
    ['a deprecation without a reason', type('Tidiness', 'share: Float! @deprecated'), 'require-deprecation-reason'],
  ])('refuse %s', async (_, sdl, complaint) => {
    expect((await findings(sdl)).join('\n')).toContain(complaint)
  })

  test('refuse a type that nothing leads to', async () => {
    const [result] = await linter.lintText(type('Tidiness', 'share: Float!'), {
      filePath: `${root}schema/sample.graphql`,
    })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain('@graphql-eslint/no-unreachable-types')
  })
})
