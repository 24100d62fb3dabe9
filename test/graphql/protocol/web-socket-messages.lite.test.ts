import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ApiServer } from '../../../src/graphql/server/start-server.ts'
import { type ApiFixture, serveToo, startApi } from '../support/api-fixture.ts'
import { RawSocket } from '../support/raw-socket.ts'
import { keyFor, unknownKey } from '../support/with-keys.ts'

let fixture: ApiFixture
let url: string
beforeAll(async () => {
  fixture = await startApi()
  ;({ url } = fixture.server)
})
afterAll(() => fixture.close())

const ask = { query: '{ __typename }' }
const subscribe = (more: object): string => JSON.stringify({ id: '1', type: 'subscribe', payload: ask, ...more })

/** Texts that are no message of the protocol. */
const malformed: readonly (readonly [string, string])[] = [
  ['nothing at all', ''],
  ['what is no JSON', 'hello'],
  ['half a message', '{"type":"ping"'],
  ['two messages at once', '{"type":"ping"}{"type":"ping"}'],
  ['a number', '7'],
  ['null', 'null'],
  ['a string', '"ping"'],
  ['an array', '[{"type":"ping"}]'],
  ['an object without a type', '{}'],
  ['a type of null', '{"type":null}'],
  ['a type that is no string', '{"type":7}'],
  ['a type that nobody knows', '{"type":"unknown"}'],
  ['a type of the older protocol', '{"type":"start","id":"1","payload":{"query":"{ __typename }"}}'],
  ['a type that every object has', '{"type":"constructor"}'],
  ['a type in capitals', '{"type":"PING"}'],
  ['an acknowledgement, which only servers send', '{"type":"connection_ack"}'],
  ['a result, which only servers send', '{"id":"1","type":"next","payload":{"data":null}}'],
  ['an error, which only servers send', '{"id":"1","type":"error","payload":[{"message":"x"}]}'],
  ['a second first message with a payload that is no object', '{"type":"connection_init","payload":"x"}'],
  ['a ping with a string', '{"type":"ping","payload":"x"}'],
  ['a ping with an array', '{"type":"ping","payload":[]}'],
  ['a pong with a number', '{"type":"pong","payload":7}'],
  ['a completion without an id', '{"type":"complete"}'],
  ['a completion with an empty id', '{"type":"complete","id":""}'],
  ['a completion with a number for an id', '{"type":"complete","id":1}'],
  ['an operation without an id', subscribe({ id: undefined })],
  ['an operation with an empty id', subscribe({ id: '' })],
  ['an operation with a number for an id', subscribe({ id: 1 })],
  ['an operation with an id of null', subscribe({ id: null })],
  ['an operation without a payload', subscribe({ payload: undefined })],
  ['an operation with a payload of null', subscribe({ payload: null })],
  ['an operation with a text for a payload', subscribe({ payload: '{ __typename }' })],
  ['a batch of operations', subscribe({ payload: [ask, ask] })],
  ['an operation without a document', subscribe({ payload: {} })],
  ['a document of null', subscribe({ payload: { query: null } })],
  ['a document that is no text', subscribe({ payload: { query: { kind: 'Document' } } })],
  ['variables as an array', subscribe({ payload: { ...ask, variables: [] } })],
  ['variables as a text', subscribe({ payload: { ...ask, variables: '{}' } })],
  ['variables as a number', subscribe({ payload: { ...ask, variables: 7 } })],
  ['variables as a boolean', subscribe({ payload: { ...ask, variables: true } })],
  ['an operation name that is a number', subscribe({ payload: { ...ask, operationName: 7 } })],
  ['an operation name that is an object', subscribe({ payload: { ...ask, operationName: {} } })],
  ['extensions as an array', subscribe({ payload: { ...ask, extensions: [] } })],
  ['extensions as a text', subscribe({ payload: { ...ask, extensions: 'x' } })],
  ['brackets that never end', '['.repeat(200_000)],
]

describe('a message that the protocol does not know', () => {
  test.each(malformed)('%s closes the socket with 4400', async (_, text) => {
    const socket = await RawSocket.ready(url)
    socket.say(text)
    expect(await socket.closed).toMatchObject({ code: 4400, reason: expect.stringMatching(/./) as string })
  })

  test.each(malformed)('%s closes it also as the first message', async (_, text) => {
    const socket = await RawSocket.open(url)
    socket.say(text)
    expect(await socket.closed).toMatchObject({ code: 4400 })
  })

  test('ends the operations that were under way, and leaves nothing of them', async () => {
    const socket = await RawSocket.ready(url)
    socket.subscribe('runs', { query: 'subscription { runs { id } }' })
    await expect.poll(() => fixture.server.figures().subscriptions).toBe(1)
    socket.say('{}')
    expect(await socket.closed).toMatchObject({ code: 4400 })
    await expect.poll(() => fixture.server.figures().subscriptions).toBe(0)
  })

  test('harms no other socket', async () => {
    const [bad, good] = [await RawSocket.ready(url), await RawSocket.ready(url)]
    bad.say('{}')
    await bad.closed
    expect(await good.settled()).toEqual([])
    good.cut()
  })
})

describe('a first message', () => {
  test.each([
    ['without a payload', '{"type":"connection_init"}'],
    ['with a payload of null', '{"type":"connection_init","payload":null}'],
    ['with an empty payload', '{"type":"connection_init","payload":{}}'],
    ['with what nobody asked for', '{"type":"connection_init","payload":{"__proto__":{"x":1},"a":[1]},"more":1}'],
  ])('%s is acknowledged', async (_, text) => {
    const socket = await RawSocket.open(url)
    socket.say(text)
    expect(await socket.next()).toEqual({ type: 'connection_ack' })
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test.each([
    ['a text', '{"type":"connection_init","payload":"x"}'],
    ['an array', '{"type":"connection_init","payload":[]}'],
  ])('whose payload is %s closes the socket with 4400', async (_, text) => {
    const socket = await RawSocket.open(url)
    socket.say(text)
    expect(await socket.closed).toMatchObject({ code: 4400 })
  })

  test('is acknowledged before anything else is said, whatever was asked meanwhile', async () => {
    const socket = await RawSocket.open(url)
    socket.say({ type: 'connection_init' })
    expect(await socket.next()).toEqual({ type: 'connection_ack' })
    socket.subscribe('1', ask)
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next' })
    socket.cut()
  })

  test('that comes twice closes the socket with 4429', async () => {
    const socket = await RawSocket.ready(url)
    socket.say({ type: 'connection_init' })
    expect(await socket.closed).toMatchObject({ code: 4429, reason: 'Too many initialisation requests' })
  })

  test('that comes twice in one breath closes the socket with 4429', async () => {
    const socket = await RawSocket.open(url)
    socket.say({ type: 'connection_init' })
    socket.say({ type: 'connection_init' })
    expect(await socket.closed).toMatchObject({ code: 4429 })
  })

  test('that never comes closes the socket with 4408, also where pings came', async () => {
    const impatient = await serveToo(fixture, { connections: { initMs: 200 } })
    const socket = await RawSocket.open(impatient.url)
    socket.say({ type: 'ping' })
    expect(await socket.closed).toMatchObject({ code: 4408, reason: 'Connection initialisation timeout' })
    await impatient.close()
  })

  test('must be acknowledged before an operation: 4401', async () => {
    const socket = await RawSocket.open(url)
    socket.subscribe('1', ask)
    expect(await socket.closed).toMatchObject({ code: 4401, reason: 'Unauthorized' })
  })
})

describe('the subprotocol', () => {
  test('is graphql-transport-ws, and the server says so', async () => {
    const socket = await RawSocket.open(url)
    expect(socket.socket.protocol).toBe('graphql-transport-ws')
    socket.cut()
  })

  test('is chosen among several', async () => {
    const headers = { 'sec-websocket-protocol': 'graphql-ws, graphql-transport-ws' }
    const socket = new RawSocket(url, { protocol: null, headers })
    // The library hangs up on an answer to what it did not ask for, so the answer itself is read.
    const chosen = new Promise((resolve) => {
      socket.socket.once('upgrade', ({ headers }) => resolve(headers['sec-websocket-protocol']))
    })
    expect(await chosen).toBe('graphql-transport-ws')
    socket.cut()
  })

  test.each([
    ['that is missing', {}],
    ['of the older protocol', { 'sec-websocket-protocol': 'graphql-ws' }],
    ['of something else', { 'sec-websocket-protocol': 'mqtt, soap' }],
    ['in capitals', { 'sec-websocket-protocol': 'GRAPHQL-TRANSPORT-WS' }],
  ])('%s closes the socket with 4406', async (_, headers) => {
    // Asked for by the header alone: the library hangs up by itself on a server that takes none of its protocols.
    const socket = new RawSocket(url, { protocol: null, headers })
    expect(await socket.closed).toMatchObject({ code: 4406 })
  })
})

describe('pings', () => {
  test.each([
    ['nothing', { type: 'ping' }, { type: 'pong' }],
    ['null', { type: 'ping', payload: null }, { type: 'pong' }],
    ['an empty object', { type: 'ping', payload: {} }, { type: 'pong', payload: {} }],
    [
      'an object',
      { type: 'ping', payload: { at: 7, deep: [{ ü: null }] } },
      { type: 'pong', payload: { at: 7, deep: [{ ü: null }] } },
    ],
  ])('with %s are answered with the same', async (_, ping, pong) => {
    const socket = await RawSocket.ready(url)
    socket.say(ping)
    expect(await socket.next()).toEqual(pong)
    socket.cut()
  })

  test('are answered before the first message too', async () => {
    const socket = await RawSocket.open(url)
    socket.say({ type: 'ping', payload: { early: true } })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { early: true } })
    socket.say({ type: 'connection_init' })
    expect(await socket.next()).toEqual({ type: 'connection_ack' })
    socket.cut()
  })

  test.each([
    ['nothing', { type: 'pong' }],
    ['a payload', { type: 'pong', payload: { unasked: true } }],
  ])('that nobody sent may be answered with %s, and nothing follows', async (_, pong) => {
    const socket = await RawSocket.ready(url)
    socket.say(pong)
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })

  test('of the server come to whoever is silent, and keep who answers them', async () => {
    const lively = await serveToo(fixture, { connections: { beatMs: 60 } })
    const socket = await RawSocket.ready(lively.url)
    for (let time = 0; time < 5; time += 1) await once(socket.socket, 'ping')
    expect(await socket.settled()).toEqual([])
    socket.cut()
    await lively.close()
  })

  test('of the server that are not answered end the socket, and what was under way', async () => {
    const lively = await serveToo(fixture, { connections: { beatMs: 60 } })
    const socket = await RawSocket.ready(lively.url, { autoPong: false })
    socket.subscribe('1', { query: 'subscription { runs { id } }' })
    expect(await socket.closed).toMatchObject({ code: 1006 })
    await expect.poll(() => lively.figures().subscriptions).toBe(0)
    await lively.close()
  })

  test('of WebSocket itself are answered with their bytes', async () => {
    const socket = await RawSocket.ready(url)
    const answered = new Promise<string>((resolve) => {
      socket.socket.once('pong', (data) => resolve(data.toString()))
    })
    socket.socket.ping('are you there')
    expect(await answered).toBe('are you there')
    socket.cut()
  })
})

describe('who is not let in', () => {
  let guarded: ApiServer
  beforeAll(async () => {
    guarded = await serveToo(fixture, { requireKey: true, keysFreshMs: 20 })
  })
  afterAll(() => guarded.close())

  test.each([
    ['no key', undefined],
    ['a key that nobody made', { authorization: `Bearer ${unknownKey()}` }],
    ['no text for a key', { authorization: { nested: true } }],
  ])('for showing %s is told by 4401, which is final', async (_, params) => {
    const socket = await RawSocket.open(guarded.url)
    socket.say({ type: 'connection_init', payload: params })
    expect(await socket.closed).toMatchObject({ code: 4401, reason: expect.stringContaining('API key') as string })
  })

  test('hears nothing of what was asked in the same breath', async () => {
    const socket = await RawSocket.open(guarded.url)
    socket.say({ type: 'connection_init', payload: { authorization: `Bearer ${unknownKey()}` } })
    socket.subscribe('1', ask)
    await expect(socket.next()).rejects.toThrow('4401')
  })

  test('any more, since the key was revoked, is told by 4403, after which clients come back', async () => {
    const { id, authorization } = await keyFor(fixture.store, 'viewer')
    const socket = await RawSocket.ready(guarded.url, { params: { authorization } })
    socket.subscribe('1', { query: 'subscription { runs { id } }' })
    await expect.poll(() => guarded.figures().subscriptions).toBe(1)
    await fixture.store.apiKeys.revoke(id)
    await expect(socket.next()).rejects.toThrow('4403')
    await expect.poll(() => guarded.figures().subscriptions).toBe(0)
  })
})
