import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import type { Client } from '../../../src/client/client.ts'
import { createClient } from '../../../src/client/create-client.ts'
import { cloneDatabase } from '../../support/database.ts'
import { temporaryFolder } from '../../support/node-under-test.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { withServer } from '../../support/with-server.ts'
import { net, step, workflow } from './workflows.ts'

const asking = workflow(net([step('ask', { by: 'human', who: 'boss' })]))
const patient = { timeout: 20_000 }

withServer('nodes of different roles on one Postgres', inject('postgres'), (admin) => {
  let folder: string
  let client: Client
  const nodes: ServerProcess[] = []
  let shared: Readonly<Record<string, string>>
  const start = async (
    name: string,
    role: string,
    more: Readonly<Record<string, string>> = {},
  ): Promise<ServerProcess> => {
    const place = { G1_DATA: `${folder}/${name}`, G1_NODE: name, G1_ROLES: role }
    const node = await startServerProcess({ ...shared, ...place, ...more })
    nodes.push(node)
    return node
  }
  const listed = async () =>
    new Map(
      (await client.clusterNodes()).map(({ name, roles, state, load, runsOwned }) => [
        name,
        { roles, state, load, runsOwned },
      ]),
    )
  beforeAll(async () => {
    folder = await temporaryFolder()
    shared = { DATABASE_URL: await cloneDatabase(admin), G1_LOG: 'error', G1_LEASE_TTL_MS: '1000' }
    client = createClient({ url: (await start('door', 'api')).url })
  })
  afterAll(async () => {
    client.close()
    await Promise.all(nodes.map((node) => node.stop()))
    await rm(folder, { recursive: true, force: true })
  })

  test('one that only serves the API is listed, and takes no run even when it is alone', async () => {
    const { id } = await client.startRun({ workflow: asking, data: {} })
    const before = (await client.clusterNodes())[0]?.leaseUntil ?? ''
    // It has renewed its lease, and looked as often as a node looks.
    await expect.poll(async () => (await client.clusterNodes())[0]?.leaseUntil, patient).not.toBe(before)
    expect(Object.fromEntries(await listed())).toEqual({
      door: {
        roles: ['API'],
        state: 'ACTIVE',
        runsOwned: 0,
        load: { activeRuns: 0, activities: 0, activeRunsLimit: 0 },
      },
    })
    expect(await client.run(id)).toMatchObject({ status: 'QUEUED' })
    await start('bench', 'worker', { G1_ACTIVE_RUNS: '7' })
    await expect.poll(async () => (await client.run(id))?.status, patient).toBe('WAITING')
    expect((await listed()).get('bench')).toMatchObject({ roles: ['WORKER'], load: { activeRunsLimit: 7 } })
  })
})
