import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { SocketConnection } from '../../../src/graphql/live/socket-connection.ts'
import { SocketOutlet } from '../../../src/graphql/live/socket-outlet.ts'

/** A connection of a server, and the client at its other end. */
async function connected(): Promise<{ readonly connection: SocketConnection; readonly client: WebSocket }> {
  const http = createServer()
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false })
  const opened = new Promise<SocketConnection>((resolve) => {
    http.on('upgrade', (request, stream, head) => {
      sockets.handleUpgrade(request, stream, head, (socket) => resolve(new SocketConnection(socket, stream)))
    })
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const client = new WebSocket(`ws://127.0.0.1:${(http.address() as AddressInfo).port}`)
  onTestFinished(async () => {
    client.terminate()
    for (const socket of sockets.clients) socket.terminate()
    http.close()
    await once(http, 'close')
  })
  return { connection: await opened, client }
}

const payloadOf = (value: unknown) => ({ cursor: null, json: Buffer.from(JSON.stringify(value)) })

test.each([0, 10, 200, 65_400, 65_600, 300_000])(
  'a result of %i characters and more arrives as it was',
  async (size) => {
    const { connection, client } = await connected()
    const payload = { text: 'x'.repeat(size), name: 'Größe 大きさ 🙂' }
    const heard = once(client, 'message')
    new SocketOutlet(connection, 'id').next(payloadOf(payload))
    const [data] = (await heard) as [Buffer]
    expect(JSON.parse(String(data))).toEqual({ id: 'id', type: 'next', payload })
  },
)

test('the same result reaches each operation under its own id, in whatever script that is', async () => {
  const { connection, client } = await connected()
  const ids = ['a', 'ключ', '鍵', '🙂', '"', crypto.randomUUID()]
  const heard = new Promise<readonly string[]>((resolve) => {
    const messages: string[] = []
    client.on('message', (data: Buffer) => {
      if (messages.push(String(data)) === ids.length) resolve(messages)
    })
  })
  const shared = payloadOf({ data: 'für alle' })
  for (const id of ids) new SocketOutlet(connection, id).next(shared)
  const messages = (await heard).map((text) => JSON.parse(text) as unknown)
  expect(messages).toEqual(ids.map((id) => ({ id, type: 'next', payload: { data: 'für alle' } })))
})
