import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { createRun, fence, openNode, renew } from '../support/store-fixture.ts'
import { type ApiFixture, ask, startApi } from './support/api-fixture.ts'

let fixture: ApiFixture
let client: Client
beforeAll(async () => {
  fixture = await startApi()
  client = createClient({ url: fixture.server.url })
})
afterAll(async () => {
  client.close()
  await fixture.close()
})

const nodes = () => client.clusterNodes()

test('a node shows what it does, what it owns and what it said when it renewed its lease', async () => {
  const { store, node } = fixture
  await createRun(store)
  await createRun(store)
  await store.claim(node, 2)
  expect(await nodes()).toMatchObject([
    {
      id: `node_${node}`,
      name: 'test',
      version: '1',
      roles: ['API', 'WORKER'],
      state: 'ACTIVE',
      runsOwned: 2,
      load: { activeRuns: 0, activities: 0, activeRunsLimit: 100 },
    },
  ])
  await store.renewLease({
    incarnation: node,
    ttlMs: 60_000,
    load: { active: 2, underWay: 5, takenOver: 3, draining: true },
  })
  expect(await nodes()).toMatchObject([
    { state: 'DRAINING', load: { activeRuns: 2, activities: 5, activeRunsLimit: 100 } },
  ])
  const { data } = await ask(fixture, '{ clusterNodes { load { takenOver } } }')
  expect(data).toEqual({ clusterNodes: [{ load: { takenOver: 3 } }] })
})

test('a node whose lease has ended is not listed', async () => {
  const gone = await openNode(fixture.store)
  expect(await nodes()).toHaveLength(2)
  await fence(fixture.store, gone)
  expect((await nodes()).map(({ id }) => id)).toEqual([`node_${fixture.node}`])
})

test('lost nodes are listed, the latest first; who left in order is not among them', async () => {
  const { store, node } = fixture
  const [first, second, left] = [await openNode(store, -1), await openNode(store), await openNode(store)]
  await store.closeLease(left)
  await renew(store, node, 0)
  await renew(store, node)
  await renew(store, second, -1)
  await renew(store, node, 0)
  await renew(store, node)
  const query = '{ lostNodes { id name version startedAt lostAt } }'
  const { data } = await ask<{ lostNodes: { startedAt: string; lostAt: string }[] }>(fixture, query)
  const lost = { name: 'test', version: '1' }
  expect(data.lostNodes).toMatchObject([
    { ...lost, id: `node_${second}` },
    { ...lost, id: `node_${first}` },
  ])
  for (const { startedAt, lostAt } of data.lostNodes)
    expect(Date.parse(lostAt)).toBeGreaterThanOrEqual(Date.parse(startedAt))
})
