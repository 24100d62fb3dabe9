import { once } from 'node:events'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { SpareConnections } from '../../../src/workspace/preview/spare-connections.ts'

test('connections are given in the order of their coming, to whoever waits first', async () => {
  const spares = new SpareConnections()
  const [one, other] = [new Socket(), new Socket()]
  const waiting = spares.take()
  for (const connection of [one, other]) spares.add(connection)
  expect([await waiting, await spares.take()]).toEqual([one, other])
})

test('one that has gone is neither given nor held', async () => {
  const spares = new SpareConnections()
  const gone = new Socket()
  spares.add(gone)
  gone.destroy()
  const next = spares.take()
  const listening = gone.listenerCount('close')
  await once(gone, 'close')
  const fresh = new Socket()
  spares.add(fresh)
  expect(await next).toBe(fresh)
  // Or whoever comes and goes without end takes all the memory of the node.
  expect(listening).toBe(1)
})

test('whoever waits is told that there will be none', async () => {
  const spares = new SpareConnections()
  const waiting = spares.take()
  spares.close()
  expect([await waiting, await spares.take()]).toEqual([null, null])
})
