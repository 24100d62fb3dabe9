import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import type { ApiServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { EventStream, type StreamEvent, type StreamRequest } from '../support/event-stream.ts'
import { askHttp } from '../support/raw-http.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'
import { keyFor } from '../support/with-keys.ts'

let fixture: ApiFixture
let url: string
beforeAll(async () => {
  fixture = await startApi()
  ;({ url } = fixture.server)
})
afterAll(() => fixture.close())

const newRun = () => RecordedRun.begin(fixture.api, fixture.node)
const typename = { query: '{ __typename }' }
const pause = { type: 'RunPaused', data: { reason: null } } as const
const resume = { type: 'RunResumed', data: { reason: null } } as const

const eventsOf = (run: RecordedRun, more: object = {}): StreamRequest => ({
  query: `subscription ($runId: ID!, $after: String, $types: [String!]) {
    runEvents(runId: $runId, after: $after, types: $types) { cursor caughtUp events { seq type } }
  }`,
  variables: { runId: publicRunId(run.runId), ...more },
})
const handoffsOf = (run: RecordedRun): StreamRequest => ({
  query: 'subscription ($runId: ID!) { handoffs(runId: $runId) { handoffs { seq } } }',
  variables: { runId: publicRunId(run.runId) },
})

interface Events {
  readonly data: {
    readonly runEvents: { readonly cursor: string; readonly events: readonly { readonly seq: number }[] }
  }
}
interface Errors {
  readonly errors: readonly { readonly extensions: { readonly code: string; readonly requestId: string } }[]
}
const read = <Data>(event: StreamEvent | null): Data => JSON.parse(event?.data ?? 'null') as Data
const seqsOf = (events: readonly (StreamEvent | null)[]): readonly number[] =>
  events
    .filter((event) => event?.event === 'next')
    .flatMap((event) => read<Events>(event).data.runEvents.events.map(({ seq }) => seq))
const oneTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

describe.each(['GET', 'POST'] as const)('by %s', (method) => {
  const open = (asked: StreamRequest, headers: Record<string, string> = {}) =>
    EventStream.open(url, asked, { method, headers })

  test('a query is one event, and its completion', async () => {
    const stream = await open(typename)
    const [next, complete, ...more] = await stream.all()
    expect(next?.event).toBe('next')
    expect(read(next ?? null)).toMatchObject({ data: { __typename: 'Query' } })
    expect(complete?.event).toBe('complete')
    expect(more).toEqual([])
  })

  test('a stream has the headers of one, for every proxy on its way', async () => {
    const stream = await open(typename)
    expect(stream.status).toBe(200)
    expect(stream.headers['content-type']).toMatch(/^text\/event-stream(; ?charset=utf-8)?$/)
    expect(stream.headers['cache-control']).toMatch(/no-cache|no-store/)
    expect(stream.headers['x-accel-buffering']).toBe('no')
    expect(stream.headers['x-request-id']).toMatch(/./)
    expect(stream.headers).not.toHaveProperty('content-length')
    stream.close()
  })

  test('a subscription brings every event once, and completes after the last of an ended run', async () => {
    const run = await newRun()
    const stream = await open(eventsOf(run))
    const first = await stream.next()
    await run.append(untilApproval)
    await run.append(afterApproval)
    const rest = await stream.all()
    expect(seqsOf([first, ...rest])).toEqual(oneTo(run.lastSeq))
    expect(rest.at(-1)?.event).toBe('complete')
    await expect.poll(() => fixture.server.figures().subscriptions).toBe(0)
  })

  test('each payload bears its cursor as its id, and Last-Event-ID goes on right after it', async () => {
    const run = await newRun()
    await run.append(untilApproval)
    const stream = await open(eventsOf(run))
    const first = await stream.next()
    expect(first?.lastId).toBe(read<Events>(first).data.runEvents.cursor)
    stream.close()
    await run.append(afterApproval)
    const again = await open(eventsOf(run), { 'last-event-id': first?.lastId ?? '' })
    expect(seqsOf([first, ...(await again.all())])).toEqual(oneTo(run.lastSeq))
  })

  test('of a cursor to begin after and Last-Event-ID the latter counts, which is newer', async () => {
    const run = await newRun()
    const stream = await open(eventsOf(run))
    const first = await stream.next()
    await run.append([pause])
    const second = await stream.next()
    stream.close()
    await run.append([resume])
    const again = await open(eventsOf(run, { after: first?.lastId }), { 'last-event-id': second?.lastId ?? '' })
    expect(seqsOf([await again.next()])).toEqual([3])
    again.close()
  })

  test('a client that hangs up ends what it asked for', async () => {
    const run = await newRun()
    const stream = await open(eventsOf(run))
    await stream.next()
    expect(fixture.server.figures()).toMatchObject({ subscriptions: 1, watchedRuns: 1 })
    stream.close()
    await expect.poll(() => fixture.server.figures()).toMatchObject({ subscriptions: 0, watchedRuns: 0 })
  })

  test.each([
    ['a syntax error', { query: '{ broken' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an operation name that nobody has', { ...typename, operationName: 'Other' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['a variable that is missing', { query: 'query ($id: ID!) { run(id: $id) { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a run that is not there',
      { query: 'subscription { handoffs(runId: "run_0192f0c1-0000-7000-8000-000000000009") { cursor } }' },
      'NOT_FOUND',
    ],
  ])('%s is told in the stream, which a browser could not read otherwise', async (_, asked, code) => {
    const stream = await open(asked)
    expect(stream.status).toBe(200)
    const [next, complete, ...more] = await stream.all()
    expect(next?.event).toBe('next')
    expect(read<Errors>(next ?? null).errors[0]?.extensions).toMatchObject({
      code,
      requestId: stream.headers['x-request-id'],
    })
    expect(complete?.event).toBe('complete')
    expect(more).toEqual([])
  })

  test.each([
    ['that is none', 'garbage', 'CURSOR_INVALID'],
    ['of another run', 'other', 'CURSOR_OF_OTHER_RUN'],
  ])('a Last-Event-ID %s is told by its code', async (_, id, code) => {
    const [run, other] = [await newRun(), await newRun()]
    const elsewhere = await open(eventsOf(other))
    const lastId = id === 'other' ? ((await elsewhere.next())?.lastId ?? '') : id
    elsewhere.close()
    const stream = await open(eventsOf(run), { 'last-event-id': lastId })
    const [next, complete] = await stream.all()
    expect(read<Errors>(next ?? null).errors[0]?.extensions.code).toBe(code)
    expect(complete?.event).toBe('complete')
  })

  test('an empty Last-Event-ID, as browsers may send it, counts for none', async () => {
    const run = await newRun()
    const stream = await open(eventsOf(run), { 'last-event-id': '' })
    expect(seqsOf([await stream.next()])).toEqual([1])
    stream.close()
  })
})

describe('an id', () => {
  test('is there also where nobody asked for the cursor', async () => {
    const run = await newRun()
    await run.append(untilApproval)
    const stream = await EventStream.open(url, handoffsOf(run))
    const first = await stream.next()
    stream.close()
    await run.append(afterApproval)
    const again = await EventStream.open(url, handoffsOf(run), { headers: { 'last-event-id': first?.lastId ?? '' } })
    const rest = (await again.all()).filter(({ event }) => event === 'next')
    expect(first?.lastId).toMatch(/./)
    expect(JSON.stringify(rest).match(/seq/g)).toHaveLength(1)
  })

  test('moves over events that were not asked for', async () => {
    const run = await newRun()
    await run.append([...untilApproval, ...afterApproval])
    const stream = await EventStream.open(url, eventsOf(run, { types: ['RunSubmitted'] }))
    const last = (await stream.all()).findLast(({ event }) => event === 'next')
    const again = await EventStream.open(url, eventsOf(run), { headers: { 'last-event-id': last?.lastId ?? '' } })
    expect(seqsOf(await again.all())).toEqual([])
  })

  test('is not there for what cannot be resumed', async () => {
    const stream = await EventStream.open(url, typename)
    expect((await stream.all()).map(({ lastId }) => lastId)).toEqual(['', ''])
  })

  test('of a stream is a cursor like any other', async () => {
    const run = await newRun()
    await run.append(untilApproval)
    const stream = await EventStream.open(url, eventsOf(run))
    const after = (await stream.next())?.lastId
    stream.close()
    await run.append([pause])
    const query = 'query ($id: ID!, $after: String) { run(id: $id) { events(after: $after) { nodes { seq } } } }'
    const body = JSON.stringify({ query, variables: { id: publicRunId(run.runId), after } })
    const { text } = await askHttp(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    expect(JSON.parse(text)).toMatchObject({ data: { run: { events: { nodes: [{ seq: run.lastSeq }] } } } })
  })
})

describe('what is said in a stream', () => {
  test('holds line breaks of data within its line', async () => {
    const run = await newRun()
    await run.append(untilApproval)
    await run.append([
      { type: 'RunPaused', data: { reason: 'one\ntwo\r\nthree\rfour\u2028five\n\nevent: complete\n\n' } },
    ])
    const asked = eventsOf(run, { types: ['RunPaused'] })
    const stream = await EventStream.open(url, { ...asked, query: asked.query.replace('seq type', 'data') })
    expect(read<object>(await stream.next())).toMatchObject({
      data: {
        runEvents: { events: [{ data: { reason: 'one\ntwo\r\nthree\rfour\u2028five\n\nevent: complete\n\n' } }] },
      },
    })
    stream.close()
  })

  test('carries any character', async () => {
    const stream = await EventStream.open(url, { query: '{ personas { title } knowledge { content } }' })
    expect(JSON.stringify(read(await stream.next()))).toContain('Zwölf Größen.')
    stream.close()
  })

  test('may be a mutation, which is carried out once and by POST alone', async () => {
    const mutation = { query: 'mutation { cancelRun(input: { runId: "x" }) { userErrors { code } } }' }
    const posted = await EventStream.open(url, mutation)
    const [next, complete] = await posted.all()
    expect(read(next ?? null)).toMatchObject({ data: { cancelRun: { userErrors: [{ code: 'INVALID_INPUT' }] } } })
    expect(complete?.event).toBe('complete')
    const got = await EventStream.open(url, mutation, { method: 'GET' })
    const text = got.isStream ? JSON.stringify(await got.all()) : await got.text()
    expect(text).toContain('BAD_REQUEST')
    expect(text).not.toContain('userErrors')
  })
})

describe('a stream in which nothing happens', () => {
  test('shows that it lives by comments, which no client takes for events', async () => {
    const lively = await serveToo(fixture, { connections: { beatMs: 60 } })
    const run = await newRun()
    const stream = await EventStream.open(lively.url, eventsOf(run))
    await stream.next()
    const next = stream.next()
    await expect.poll(() => stream.comments.length).toBeGreaterThan(3)
    await run.append([pause])
    expect(seqsOf([await next])).toEqual([2])
    stream.close()
    await lively.close()
  })

  test('is cut off after its lifetime, so that whoever follows comes back and resumes', async () => {
    const brief = await serveToo(fixture, { connections: { beatMs: 60, lifeMs: 200 } })
    const stream = await EventStream.open(brief.url, eventsOf(await newRun()))
    await expect(stream.all()).rejects.toThrow('aborted')
    await expect.poll(() => brief.figures().subscriptions).toBe(0)
    await brief.close()
  })
})

describe('the mode of a single connection', () => {
  test.each([
    ['a reservation', 'PUT', {}],
    ['an operation to stop', 'DELETE', {}],
  ])('is not offered: %s is refused, and told why', async (_, method, headers) => {
    const answer = await askHttp(url, { method, path: '/graphql?operationId=1', headers })
    expect(answer.status).toBe(405)
    expect(answer.headers.allow).toMatch(/GET.*POST/)
    expect((JSON.parse(answer.text) as Errors).errors[0]?.extensions.code).toBe('BAD_REQUEST')
  })
})

describe('a request that is none is answered by HTTP, although a stream was asked for', () => {
  let guarded: ApiServer
  beforeAll(async () => {
    guarded = await serveToo(fixture, { requireKey: true, keysFreshMs: 20 })
  })
  afterAll(() => guarded.close())

  const json = { 'content-type': 'application/json' }
  const body = JSON.stringify(typename)
  test.each([
    ['a body that is no JSON', { headers: json, body: '{' }, 400, 'BAD_REQUEST'],
    ['a body that is no request', { headers: json, body: '[]' }, 400, 'BAD_REQUEST'],
    ['a body without a document', { headers: json, body: '{}' }, 400, 'BAD_REQUEST'],
    [
      'a form',
      { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'query={__typename}' },
      415,
      'BAD_REQUEST',
    ],
    ['plain text', { headers: { 'content-type': 'text/plain' }, body }, 415, 'BAD_REQUEST'],
    ['a body without a content type', { headers: {}, body }, 415, 'BAD_REQUEST'],
    ['a foreign page', { headers: { ...json, origin: 'https://evil.example' }, body }, 403, 'FORBIDDEN'],
    [
      'a page that embeds this one',
      { method: 'GET', path: '/graphql?query={__typename}', headers: { 'sec-fetch-site': 'cross-site' } },
      403,
      'FORBIDDEN',
    ],
    ['another name for this machine', { headers: { ...json, host: 'evil.example' }, body }, 403, 'FORBIDDEN'],
  ])('%s', async (_, asked, status, code) => {
    const answer = await askHttp(url, {
      method: 'POST',
      ...asked,
      headers: { accept: 'text/event-stream', ...asked.headers },
    })
    expect({ status: answer.status, type: answer.headers['content-type'] }).toEqual({
      status,
      type: expect.stringMatching(/^application\/(graphql-response\+)?json/) as string,
    })
    expect((JSON.parse(answer.text) as Errors).errors[0]?.extensions.code).toBe(code)
  })

  test('nobody without a key', async () => {
    const stream = await EventStream.open(guarded.url, typename)
    expect({ status: stream.status, isStream: stream.isStream }).toEqual({ status: 401, isStream: false })
    expect(await stream.text()).toContain('UNAUTHENTICATED')
  })

  test('a stream of a key that is revoked is cut off', async () => {
    const { id, authorization } = await keyFor(fixture.store, 'viewer')
    const asked = { query: 'subscription { runs { id } }' }
    const stream = await EventStream.open(guarded.url, asked, { headers: { authorization } })
    await fixture.store.apiKeys.revoke(id)
    await expect(stream.all()).rejects.toThrow(/aborted/)
    await expect.poll(() => guarded.figures().subscriptions).toBe(0)
  })
})

test('none of this was a fault of the server', () => {
  expect(fixture.faults).toEqual([])
})
