import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { publicRunId } from '../../../src/core/ids.ts'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { RawSocket, type ServerMessage } from '../support/raw-socket.ts'
import { afterApproval, RecordedRun, untilApproval } from '../support/sample-run.ts'

let fixture: ApiFixture
let url: string
/** Looks into the store wait here while a test holds them. */
let held: Promise<void> = Promise.resolve()
beforeAll(async () => {
  fixture = await startApi({
    wrap: (store) => ({
      ...store,
      listRuns: async (query) => {
        await held
        return store.listRuns(query)
      },
    }),
  })
  ;({ url } = fixture.server)
})
afterAll(() => fixture.close())

const hold = (): (() => void) => {
  const { promise, resolve } = Promise.withResolvers<void>()
  held = promise
  return resolve
}

const typename = { query: '{ __typename }' }
const answer = { data: { __typename: 'Query' } }
const slow = { query: '{ runs(first: 1) { nodes { id } } }' }
const follow = (run: RecordedRun, after?: string) => ({
  query: `subscription ($runId: ID!, $after: String) {
    runEvents(runId: $runId, after: $after) { cursor caughtUp events { seq type } }
  }`,
  variables: { runId: publicRunId(run.runId), after },
})
const pause = { type: 'RunPaused', data: { reason: null } } as const

const newRun = () => RecordedRun.begin(fixture.api, fixture.node)
const watched = () => fixture.server.figures().subscriptions

interface Events {
  readonly data: { readonly runEvents: { readonly events: readonly { readonly seq: number }[] } }
}
const seqsOf = (messages: readonly ServerMessage[]): readonly number[] =>
  messages
    .filter(({ type }) => type === 'next')
    .flatMap(({ payload }) => (payload as Events).data.runEvents.events.map(({ seq }) => seq))
const isComplete = ({ type }: ServerMessage): boolean => type === 'complete'

describe('a query', () => {
  test('is answered by one result, and by its completion', async () => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', typename)
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: answer })
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' })
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test.each([
    ['variables of null', { ...typename, variables: null }],
    ['an operation name of null', { ...typename, operationName: null }],
    ['extensions of null', { ...typename, extensions: null }],
    ['extensions that nobody knows', { ...typename, extensions: { tracing: true, __proto__: { x: 1 } } }],
    ['variables that nobody asked for', { ...typename, variables: { unused: [1] } }],
    [
      'the name of one of its operations',
      { query: 'query A { __typename } query B { runs { nodes { id } } }', operationName: 'A' },
    ],
    ['members that nobody knows', { ...typename, more: 1 }],
  ])('with %s is answered', async (_, payload) => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', payload)
    const first = await socket.next()
    expect(first).toMatchObject({ id: '1', type: 'next', payload: answer })
    socket.cut()
  })

  test('of which part fails is answered by data and errors, and completes', async () => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', { query: '{ __typename node(id: "nonsense") { id } }' })
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: {
        data: { __typename: 'Query', node: null },
        errors: [{ path: ['node'], extensions: { code: 'INVALID_INPUT', requestId: expect.any(String) as string } }],
      },
    })
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' })
    socket.cut()
  })
})

describe('an operation that cannot be carried out', () => {
  test.each([
    ['a syntax error', { query: '{ broken' }, 'GRAPHQL_PARSE_FAILED'],
    ['an empty document', { query: '' }, 'BAD_REQUEST'],
    ['a comment alone', { query: '# nothing' }, 'GRAPHQL_PARSE_FAILED'],
    ['a field that is not there', { query: '{ nothing }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a variable of the wrong type',
      { query: 'query ($n: Int) { runs(first: $n) { nodes { id } } }', variables: { n: 'x' } },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a variable that is missing', { query: 'query ($id: ID!) { run(id: $id) { id } }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an operation name that nobody has', { ...typename, operationName: 'Other' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'several operations and no name',
      { query: 'query A { __typename } query B { __typename }' },
      'GRAPHQL_VALIDATION_FAILED',
    ],
    ['a document without an operation', { query: 'fragment F on Query { __typename }' }, 'GRAPHQL_VALIDATION_FAILED'],
    [
      'a run that is not there',
      { query: 'subscription { runEvents(runId: "run_0192f0c1-0000-7000-8000-000000000009") { cursor } }' },
      'NOT_FOUND',
    ],
    [
      'a cursor that is none',
      { query: 'subscription { runEvents(runId: "run_0192f0c1-0000-7000-8000-000000000009", after: "x") { cursor } }' },
      'CURSOR_INVALID',
    ],
  ])('%s is answered by an error alone, and the socket lives', async (_, payload, code) => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', payload)
    const first = await socket.next()
    const [error] = (first.type === 'error' ? first.payload : (first.payload as { errors: unknown }).errors) as object[]
    expect(error).toMatchObject({
      message: expect.stringMatching(/./) as string,
      extensions: { code, requestId: expect.any(String) as string },
    })
    // What fails while it is carried out is a result, and completes; what never was carried out is an error, and ends by that.
    const rest = await socket.settled()
    expect(rest).toEqual(first.type === 'error' ? [] : [{ id: '1', type: 'complete' }])
    socket.subscribe('1', typename)
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: answer })
    socket.cut()
  })

  test('leaves the others of its socket alone', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    socket.subscribe('events', follow(run))
    await socket.next()
    socket.subscribe('bad', { query: '{ broken' })
    expect(await socket.next()).toMatchObject({ id: 'bad', type: 'error' })
    await run.append(untilApproval)
    expect(seqsOf([await socket.next()])).toHaveLength(untilApproval.length)
    socket.cut()
  })
})

describe('a subscription', () => {
  test('brings every event once, and completes after the last of an ended run', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    socket.subscribe('events', follow(run))
    const first = await socket.next()
    await run.append(untilApproval)
    await run.append(afterApproval)
    const rest = await socket.until(isComplete)
    expect(seqsOf([first, ...rest])).toEqual(Array.from({ length: run.lastSeq }, (_, index) => index + 1))
    expect(await socket.settled()).toEqual([])
    await expect.poll(watched).toBe(0)
    socket.cut()
  })

  test('that its client completes stops at once, and nothing comes after', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    socket.subscribe('gone', follow(run))
    await socket.next()
    socket.subscribe('stays', follow(run))
    await socket.next()
    socket.say({ id: 'gone', type: 'complete' })
    expect(await socket.settled()).toEqual([])
    await run.append([...untilApproval, ...afterApproval])
    const came = await socket.until(isComplete)
    expect(new Set(came.map(({ id }) => id))).toEqual(new Set(['stays']))
    expect(await socket.settled()).toEqual([])
    await expect.poll(watched).toBe(0)
    socket.cut()
  })

  test('that its client completes before it has begun brings nothing', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    for (let time = 0; time < 20; time += 1) {
      socket.subscribe('1', follow(run))
      socket.say({ id: '1', type: 'complete' })
    }
    const came = [...(await socket.settled())]
    await expect.poll(watched).toBe(0)
    await run.append(untilApproval)
    came.push(...(await socket.settled()))
    expect(came).toEqual([])
    socket.cut()
  })

  test('ends when its client hangs up without a word', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', follow(run))
    await socket.next()
    expect(fixture.server.figures()).toMatchObject({ subscriptions: 1, watchedRuns: 1 })
    socket.cut()
    await expect.poll(() => fixture.server.figures()).toMatchObject({ subscriptions: 0, watchedRuns: 0 })
  })

  test('and a query on the same socket do not wait for each other', async () => {
    const run = await newRun()
    const release = hold()
    const socket = await RawSocket.ready(url)
    socket.subscribe('slow', slow)
    socket.subscribe('events', follow(run))
    expect(await socket.next()).toMatchObject({ id: 'events' })
    socket.subscribe('quick', typename)
    expect(await socket.next()).toMatchObject({ id: 'quick', type: 'next' })
    release()
    await socket.until(({ id, type }) => id === 'slow' && type === 'complete')
    socket.cut()
  })
})

describe('a completion', () => {
  test('of an operation that nobody knows is ignored', async () => {
    const socket = await RawSocket.ready(url)
    for (const id of ['never', '__proto__', 'constructor', 'x'.repeat(10_000)]) socket.say({ id, type: 'complete' })
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test('of an operation that has completed already is ignored', async () => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', typename)
    await socket.until(isComplete)
    socket.say({ id: '1', type: 'complete' })
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test('keeps the result of a query back that was not there yet', async () => {
    const release = hold()
    const socket = await RawSocket.ready(url)
    socket.subscribe('slow', slow)
    socket.say({ id: 'slow', type: 'complete' })
    expect(await socket.settled()).toEqual([])
    release()
    socket.subscribe('next', slow)
    const came = await socket.until(isComplete)
    expect(came.map(({ id }) => id)).toEqual(['next', 'next'])
    socket.cut()
  })
})

describe('an id', () => {
  test.each(['1', '__proto__', 'constructor', 'toString', 'hasOwnProperty', ' ', '\0', '🌍', 'x'.repeat(10_000)])(
    '%j is as good as any other',
    async (id) => {
      const run = await newRun()
      const socket = await RawSocket.ready(url)
      socket.subscribe(id, follow(run))
      expect(await socket.next()).toMatchObject({ id, type: 'next' })
      socket.say({ id, type: 'complete' })
      await socket.settled()
      await expect.poll(watched).toBe(0)
      socket.cut()
    },
  )

  test('that is in use closes the socket with 4409', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    socket.subscribe('same', follow(run))
    await socket.next()
    socket.subscribe('same', follow(run))
    expect(await socket.closed).toEqual({ code: 4409, reason: 'Subscriber for same already exists' })
    await expect.poll(watched).toBe(0)
  })

  test('of a query under way is in use too', async () => {
    const release = hold()
    const socket = await RawSocket.ready(url)
    socket.subscribe('same', slow)
    socket.subscribe('same', typename)
    expect(await socket.closed).toMatchObject({ code: 4409 })
    release()
  })

  test('too long for the reason of a close closes the socket with 4409 all the same', async () => {
    const release = hold()
    const socket = await RawSocket.ready(url)
    for (let time = 0; time < 2; time += 1) socket.subscribe('ü'.repeat(1_000), slow)
    expect(await socket.closed).toMatchObject({ code: 4409 })
    release()
  })

  test.each([
    ['completed', typename],
    ['ended in an error', { query: '{ broken' }],
  ])('is free again once its operation has %s', async (_, payload) => {
    const socket = await RawSocket.ready(url)
    for (let time = 0; time < 3; time += 1) {
      socket.subscribe('again', payload)
      await socket.until(({ type }) => type === 'complete' || type === 'error')
    }
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test('is free again once its client has completed it, and what was asked first brings nothing more', async () => {
    const [first, second] = [await newRun(), await newRun()]
    const socket = await RawSocket.ready(url)
    socket.subscribe('again', follow(first))
    await socket.next()
    socket.say({ id: 'again', type: 'complete' })
    socket.subscribe('again', follow(second))
    await socket.next()
    await first.append([...untilApproval, ...afterApproval])
    await second.append([pause])
    expect(seqsOf([await socket.next()])).toEqual([2])
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test('that is given again while the query of before is still on its way brings only the new answer', async () => {
    const release = hold()
    const socket = await RawSocket.ready(url)
    socket.subscribe('again', { query: '{ old: runs(first: 1) { nodes { id } } }' })
    socket.say({ id: 'again', type: 'complete' })
    socket.subscribe('again', { query: '{ new: runs(first: 1) { nodes { id } } }' })
    expect(await socket.settled()).toEqual([])
    release()
    const came = await socket.until(isComplete)
    expect(came).toHaveLength(2)
    expect(JSON.stringify(came)).not.toContain('old')
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })
})

describe('a socket', () => {
  test('carries a hundred operations; one more is refused, and the others live', async () => {
    const run = await newRun()
    const socket = await RawSocket.ready(url)
    for (let at = 0; at < 100; at += 1) socket.subscribe(`s${at}`, follow(run))
    for (let at = 0; at < 100; at += 1) expect(await socket.next()).toMatchObject({ type: 'next' })
    socket.subscribe('more', follow(run))
    expect(await socket.next()).toMatchObject({
      id: 'more',
      type: 'error',
      payload: [{ extensions: { code: 'LIMIT_EXCEEDED' } }],
    })
    await run.append([pause])
    const came = new Set<string | undefined>()
    for (let at = 0; at < 100; at += 1) came.add((await socket.next()).id)
    expect(came.size).toBe(100)
    socket.say({ id: 's7', type: 'complete' })
    socket.subscribe('more', follow(run))
    expect(await socket.next()).toMatchObject({ id: 'more', type: 'next' })
    socket.cut()
    await expect.poll(watched).toBe(0)
  })

  test('carries mutations', async () => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('1', { query: 'mutation { cancelRun(input: { runId: "x" }) { userErrors { code } } }' })
    expect(await socket.next()).toMatchObject({
      type: 'next',
      payload: { data: { cancelRun: { userErrors: [{ code: 'INVALID_INPUT' }] } } },
    })
    expect(await socket.next()).toEqual({ id: '1', type: 'complete' })
    socket.cut()
  })
})

test('none of this was a fault of the server', () => {
  expect(fixture.faults).toEqual([])
})
