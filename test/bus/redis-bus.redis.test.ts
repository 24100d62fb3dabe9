import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, inject, onTestFinished, test } from 'vitest'
import { openRedisBus } from '../../src/bus/redis-bus.ts'
import { busContract, hint, until } from '../contract/bus.ts'
import { remoteBusContract } from '../contract/remote-bus.ts'
import { freePort } from '../support/free-port.ts'
import { withServer } from '../support/with-server.ts'
import { startBusServer } from './redis-bus-server.ts'

withServer('the bus on Redis', inject('redis'), (url) => {
  busContract((onError) => openRedisBus(url, { prefix: randomUUID(), onError }))
  remoteBusContract(() => startBusServer((redisUrl, options) => openRedisBus(redisUrl, options)))

  test('a password may stand in the URL, and a wrong one is told', async () => {
    const server = await startBusServer((redisUrl, options) => openRedisBus(redisUrl, options), 'p@ss word')
    onTestFinished(() => server.stop())
    const withPassword = (password: string): string => {
      const at = new URL(server.url)
      at.password = encodeURIComponent(password)
      return at.href
    }
    const bus = openRedisBus(withPassword('p@ss word'))
    onTestFinished(() => bus.close())
    await until(() => bus.connected())
    const told: unknown[] = []
    const refused = openRedisBus(withPassword('wrong'), { onConnection: ({ error }) => told.push(error) })
    onTestFinished(() => refused.close())
    await until(() => told.some((error) => String(error).includes('WRONGPASS')))
    refused.publish(hint(1))
    expect(refused.counts().lost).toBe(1)
  })

  test('rediss:// speaks TLS', async () => {
    const port = await freePort()
    const first: number[] = []
    const server = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', (bytes) => first.push(bytes[0] ?? -1))
    }).listen(port, '127.0.0.1')
    await once(server, 'listening')
    const bus = openRedisBus(`rediss://user:secret@127.0.0.1:${port}/2`)
    onTestFinished(() => void server.close())
    onTestFinished(() => bus.close())
    await until(() => first.length > 0)
    expect(first[0]).toBe(0x16) // a handshake begins
    expect(bus.connected()).toBe(false)
  })
})
