import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buildSchema, executeSync, parse } from 'graphql'
import { type WebSocket, WebSocketServer } from 'ws'
import { RunEventsDocument } from '../../../src/client/generated/graphql.ts'
import { partOf } from './sample-events.ts'
import { sampleSchema } from './sample-schema.ts'
import { serveContestant } from './serve-contestant.ts'

/** What the bytes cost alone: made once, and given to each socket by `ws`. It knows no operations, only who wants them. */
await serveContestant(async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  await once(server, 'listening')
  const subscribers = new Set<WebSocket>()
  server.on('connection', (socket) => {
    socket.on('error', () => undefined)
    socket.once('close', () => subscribers.delete(socket))
    socket.on('message', (data: Buffer) => {
      if (data.includes('connection_init')) socket.send('{"type":"connection_ack"}')
      else if (data.includes('subscribe')) subscribers.add(socket)
    })
  })
  const [schema, document] = [buildSchema(sampleSchema), parse(RunEventsDocument.toString())]
  const id = randomUUID()
  return {
    port: (server.address() as AddressInfo).port,
    publish: (event) => {
      const variableValues = { runId: event.runId }
      const payload = executeSync({ schema, document, variableValues, rootValue: { runEvents: partOf(event) } })
      const message = JSON.stringify({ id, type: 'next', payload })
      for (const socket of subscribers) socket.send(message)
    },
    close: async () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
      await once(server, 'close')
    },
  }
})
