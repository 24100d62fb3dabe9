import { buildSchema, parse, printSchema, validate } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { documentText } from '../../../src/graphql/operations/trusted-documents.ts'
import { readSdl } from '../../../src/graphql/sdl.ts'
import { type ApiFixture, ask, startApi } from '../support/api-fixture.ts'
import { overWebSocket } from '../support/clients.ts'
import { RelayProject } from '../support/relay-project.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'

const schema = buildSchema(readSdl().join('\n'))
const sdl = printSchema(schema)

test('the Relay compiler takes the sample', async () => {
  await using project = await RelayProject.copy(sdl)
  const compiled = await project.compile()
  expect(compiled.output).toContain('Compilation completed')
  expect(compiled.exitCode).toBe(0)
  const names = [
    'RunEntriesPaginationQuery',
    'RunEventsPaginationQuery',
    'RunEventsSubscription',
    'RunHandoffsPaginationQuery',
    'RunPageQuery',
    'RunPageRefetchQuery',
    'RunsPagePaginationQuery',
    'RunsPageQuery',
    'RunsPageSubscription',
    'StartRunMutation',
  ]
  expect([...compiled.operations.keys()].toSorted()).toEqual(names)
  for (const name of names) expect(compiled.artifacts).toContain(`${name}.graphql.ts`)
  for (const text of compiled.operations.values()) expect(validate(schema, parse(text))).toEqual([])
})

test('what the compiler lists is what a server that answers only trusted documents takes', async () => {
  await using project = await RelayProject.copy(sdl)
  const { documents } = await project.compile()
  const trusted = { documents, only: true }
  for (const [id, text] of documents) {
    expect(documentText({ documentId: id }, trusted)).toBe(text)
    expect(documentText({ query: text }, trusted)).toBe(text)
  }
  expect(documents.size).toBe(10)
})

describe('the Relay compiler refuses', () => {
  test('a field that the schema does not have', async () => {
    await using project = await RelayProject.copy(sdl)
    await project.replace('RunEvents.ts', 'seq\n', 'sequence\n')
    const { exitCode, output, artifacts } = await project.compile()
    expect(exitCode).not.toBe(0)
    expect(output).toContain('`RunEvent` has no field `sequence`')
    expect(artifacts).toEqual([])
  })

  test.each([
    [
      'a connection without a cursor to go on from',
      'endCursor: String',
      'lastCursor: String',
      'pageInfo { endCursor }',
    ],
    ['edges without cursors', /(?<=type RunEdge \{[^}]*)cursor: String!/, 'position: String!', 'edges { cursor }'],
    ['things that cannot be found by their id', 'node(', 'thing(', '`Query` has no field `node`'],
    ['runs that are no nodes', 'type Run implements Node', 'type Run', "Invalid type 'Run'"],
  ])('a schema with %s', async (_, part, by, complaint) => {
    const worse = sdl.replace(part, by)
    expect(worse).not.toBe(sdl)
    await using project = await RelayProject.copy(worse)
    const { exitCode, output } = await project.compile()
    expect(exitCode).not.toBe(0)
    expect(output).toContain(complaint)
  })
})

describe('what the compiler makes of the sample', () => {
  let operations: ReadonlyMap<string, string>
  let fixture: ApiFixture
  let run: RecordedRun
  let id: string
  beforeAll(async () => {
    await using project = await RelayProject.copy(sdl)
    operations = (await project.compile()).operations
    fixture = await startApi()
    for (const title of ['First', 'Second']) await RecordedRun.begin(fixture.api, fixture.node, title)
    run = await RecordedRun.begin(fixture.api, fixture.node, 'Third')
    await run.append(untilApproval)
    await run.append(afterApproval)
    id = publicRunId(run.runId)
  })
  afterAll(() => fixture.close())

  const textOf = (name: string): string => operations.get(name) ?? ''

  interface Connection {
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly seq?: number }
      readonly cursor: string
    }[]
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean }
  }
  type Fields = Readonly<Record<string, Connection | undefined>>
  type Paged = Fields & { readonly node?: Fields }

  interface Asked {
    readonly data: Paged
    readonly codes: readonly string[]
  }

  /** Every page of a connection, as a list that is scrolled through would ask for them. */
  async function pages(operation: string, field: string, first: number): Promise<readonly Connection[]> {
    const read: Connection[] = []
    for (let after: string | null = null; ; ) {
      const { data, codes }: Asked = await ask<Paged>(fixture, textOf(operation), { id, first, after })
      expect(codes).toEqual([])
      const page: Connection | undefined = (data.node ?? data)[field]
      if (page === undefined) throw new Error(`Found no ${field} in ${JSON.stringify(data)}.`)
      read.push(page)
      if (!page.pageInfo.hasNextPage) return read
      after = page.pageInfo.endCursor
    }
  }

  test.each([
    ['RunEventsPaginationQuery', 'events', 10],
    ['RunEntriesPaginationQuery', 'entries', 1],
    ['RunHandoffsPaginationQuery', 'handoffs', 1],
    ['RunsPagePaginationQuery', 'runs', 2],
  ])('%s reads all %s, page by page, each of them once', async (operation, field, first) => {
    const [whole] = await pages(operation, field, 100)
    const ids = whole?.edges.map(({ node }) => node.id) ?? []
    expect(ids.length).toBeGreaterThan(field === 'handoffs' ? 0 : first)
    const paged = await pages(operation, field, first)
    expect(paged.length).toBe(Math.ceil(ids.length / first))
    expect(paged.flatMap(({ edges }) => edges.map(({ node }) => node.id))).toEqual(ids)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('the pages of the events are the log', async () => {
    const read = await pages('RunEventsPaginationQuery', 'events', 7)
    const seqs = read.flatMap(({ edges }) => edges.map(({ node }) => node.seq))
    expect(seqs).toEqual(Array.from({ length: run.lastSeq }, (_, index) => index + 1))
    expect(read.length).toBeGreaterThan(2)
  })

  test('a run is read anew by its global id alone', async () => {
    const { data, codes } = await ask(fixture, textOf('RunPageRefetchQuery'), { id })
    expect(codes).toEqual([])
    expect(data).toMatchObject({ node: { __typename: 'Run', id, title: 'Third', status: 'COMPLETED' } })
  })

  test('a page asks for all its parts at once', async () => {
    const { data, codes } = await ask(fixture, textOf('RunPageQuery'), { id })
    expect(codes).toEqual([])
    const connection = { edges: expect.any(Array) as unknown, pageInfo: expect.any(Object) as unknown }
    expect(data).toMatchObject({ node: { events: connection, entries: connection, handoffs: connection } })
  })

  test('what a caller can put right comes as data of the mutation', async () => {
    const { data, codes } = await ask(fixture, textOf('StartRunMutation'), { input: { requirements: ' ' } })
    expect(codes).toEqual([])
    expect(data).toMatchObject({ startRun: { run: null, userErrors: [{ code: 'INVALID_INPUT' }] } })
  })

  test('the subscription goes on from the last edge of the list', async () => {
    const [, last] = await pages('RunEventsPaginationQuery', 'events', run.lastSeq - 2)
    const [edge] = last?.edges ?? []
    const variables = { runId: id, after: edge?.cursor }
    const watching = overWebSocket<{ readonly runEvents: { readonly events: readonly { readonly seq: number }[] } }>(
      fixture.server.url,
      textOf('RunEventsSubscription'),
      variables,
    )
    const part = await watching.next()
    expect(part?.runEvents.events.map(({ seq }) => seq)).toEqual([run.lastSeq])
    await watching.stop()
  })
})
