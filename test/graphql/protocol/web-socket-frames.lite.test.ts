import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiFixture, startApi } from '../support/api-fixture.ts'
import { sayBytes } from '../support/raw-http.ts'
import { RawSocket } from '../support/raw-socket.ts'

let fixture: ApiFixture
let url: string
beforeAll(async () => {
  fixture = await startApi()
  ;({ url } = fixture.server)
})
afterAll(() => fixture.close())

const message = JSON.stringify({ id: '1', type: 'subscribe', payload: { query: '{ __typename }' } })
const kib = 1024
const largest = 256 * kib

/** A ping of exactly so many bytes. */
const pingOf = (bytes: number): string => {
  const empty = JSON.stringify({ type: 'ping', payload: { x: '' } })
  return JSON.stringify({ type: 'ping', payload: { x: 'x'.repeat(bytes - empty.length) } })
}

describe('a message', () => {
  test('in many frames, with a ping between them, is read as one', async () => {
    const socket = await RawSocket.ready(url)
    const pongs: string[] = []
    socket.socket.on('pong', (data) => pongs.push(data.toString()))
    for (const letter of message.slice(0, -1)) socket.socket.send(letter, { fin: false, binary: false })
    socket.socket.ping('between')
    socket.socket.send(message.slice(-1), { fin: true, binary: false })
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next', payload: { data: { __typename: 'Query' } } })
    expect(pongs).toEqual(['between'])
    socket.cut()
  })

  test('whose characters are cut in two by frames is read as one', async () => {
    const socket = await RawSocket.ready(url)
    const bytes = Buffer.from(JSON.stringify({ type: 'ping', payload: { say: 'Zwölf Größen 🌍' } }))
    for (const byte of bytes.subarray(0, -1)) socket.socket.send(Buffer.of(byte), { fin: false, binary: false })
    socket.socket.send(bytes.subarray(-1), { fin: true, binary: false })
    expect(await socket.next()).toEqual({ type: 'pong', payload: { say: 'Zwölf Größen 🌍' } })
    socket.cut()
  })

  test('of 256 KB is read', async () => {
    const socket = await RawSocket.ready(url)
    socket.say(pingOf(largest))
    expect(await socket.next()).toMatchObject({ type: 'pong' })
    socket.cut()
  })

  test.each([
    ['in one frame', (socket: RawSocket) => socket.say(pingOf(largest + 1))],
    [
      'in many frames',
      ({ socket }: RawSocket) => {
        const bytes = Buffer.from(pingOf(largest + kib))
        for (let at = 0; at < bytes.length; at += 16 * kib) {
          const part = bytes.subarray(at, at + 16 * kib)
          socket.send(part, { fin: at + part.length >= bytes.length, binary: false }, () => undefined)
        }
      },
    ],
    [
      'that is only announced',
      (socket: RawSocket) => socket.writeBytes(Buffer.from([0x81, 0xff, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])),
    ],
  ])('of more %s closes the socket with 1009', async (_, say) => {
    const socket = await RawSocket.ready(url)
    say(socket)
    expect(await socket.closed).toMatchObject({ code: 1009 })
  })

  test('of bytes that are no text closes the socket with 1007', async () => {
    const socket = await RawSocket.ready(url)
    socket.socket.send(Buffer.from([0x7b, 0xff, 0xfe, 0x7d]), { binary: false })
    expect(await socket.closed).toMatchObject({ code: 1007 })
  })

  test('of bytes that are no JSON, in a binary frame, closes the socket with 4400', async () => {
    const socket = await RawSocket.ready(url)
    socket.socket.send(Buffer.from([0, 1, 2, 255]))
    expect(await socket.closed).toMatchObject({ code: 4400 })
  })

  test('in a binary frame is read as in one of text', async () => {
    const socket = await RawSocket.ready(url)
    socket.socket.send(Buffer.from(message))
    expect(await socket.next()).toMatchObject({ id: '1', type: 'next' })
    socket.cut()
  })
})

describe('a frame that RFC 6455 does not allow', () => {
  test.each([
    ['without a mask', [0x81, 0x02, 0x7b, 0x7d]],
    ['with a reserved bit', [0xc1, 0x80, 0, 0, 0, 0]],
    ['with a reserved opcode', [0x83, 0x80, 0, 0, 0, 0]],
    ['that continues nothing', [0x80, 0x80, 0, 0, 0, 0]],
    ['of control, in parts', [0x09, 0x80, 0, 0, 0, 0]],
    ['of control, too long', [0x89, 0xfe, 0, 0x7e, 0, 0, 0, 0]],
    ['that closes with a code nobody may send', [0x88, 0x82, 0, 0, 0, 0, 0x03, 0xee]],
    ['that closes with half a code', [0x88, 0x81, 0, 0, 0, 0, 0x03]],
  ])('%s closes the socket with 1002', async (_, bytes) => {
    const socket = await RawSocket.ready(url)
    socket.writeBytes(Buffer.from(bytes))
    expect(await socket.closed).toMatchObject({ code: 1002 })
  })

  test('leaves the server as it was', async () => {
    const socket = await RawSocket.ready(url)
    expect(await socket.settled()).toEqual([])
    socket.cut()
  })
})

describe('a client', () => {
  test('that says goodbye gets its goodbye', async () => {
    const socket = await RawSocket.ready(url)
    socket.socket.close(1000, 'bye')
    expect(await socket.closed).toMatchObject({ code: 1000 })
  })

  test('is not offered compression, which a bomb could hide in', async () => {
    const socket = new RawSocket(url, { headers: { 'sec-websocket-extensions': 'permessage-deflate' } })
    const offered = await new Promise((resolve) => {
      socket.socket.once('upgrade', ({ headers }) => resolve(headers['sec-websocket-extensions']))
    })
    expect(offered).toBeUndefined()
    socket.cut()
  })

  test('that sends its first frame with the handshake is read', async () => {
    const { port } = new URL(url)
    const mask = [0, 0, 0, 0]
    const text = Buffer.from('{"type":"ping"}')
    const frame = Buffer.concat([Buffer.from([0x81, 0x80 | text.length, ...mask]), text])
    const head = [
      'GET /graphql HTTP/1.1',
      `Host: localhost:${port}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Protocol: graphql-transport-ws',
      '',
      '',
    ].join('\r\n')
    const socket = connect({ port: Number(port), host: '127.0.0.1' })
    socket.write(Buffer.concat([Buffer.from(head), frame]))
    let said = ''
    await new Promise<void>((resolve) => {
      socket.on('data', (data: Buffer) => {
        said += data.toString('latin1')
        if (said.includes('{"type":"pong"}')) resolve()
      })
    })
    expect(said).toContain('101 Switching Protocols')
    socket.destroy()
  })

  test.each([
    ['without a key', ['Sec-WebSocket-Version: 13']],
    ['with a key that is none', ['Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: short']],
    ['of another version', ['Sec-WebSocket-Version: 99', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==']],
  ])('whose handshake comes %s is refused', async (_, headers) => {
    const { port } = new URL(url)
    const lines = ['GET /graphql HTTP/1.1', `Host: localhost:${port}`, 'Connection: Upgrade', 'Upgrade: websocket']
    const said = await sayBytes(url, [...lines, ...headers, '', ''].join('\r\n'))
    expect(said).toMatch(/^HTTP\/1\.1 4(00|26) /)
  })
})
