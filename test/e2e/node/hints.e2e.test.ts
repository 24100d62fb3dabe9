import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createClient } from '../../../src/client/create-client.ts'
import type { Client } from '../../../src/client/client.ts'
import { cloneDatabase } from '../../support/database.ts'
import { freePort } from '../../support/free-port.ts'
import { graphqlRequest } from '../../support/graphql-request.ts'
import { temporaryFolder } from '../../support/node-under-test.ts'
import { type RedisProcess, startRedis } from '../../support/redis-process.ts'
import { eventsOf, upTo, watchToEnd, watchUntil } from '../../support/run-log.ts'
import { type ServerProcess, startServerProcess } from '../../support/server-process.ts'
import { withServer } from '../../support/with-server.ts'
import { toolLending } from './texts.ts'
import { net, step, workflow } from './workflows.ts'

const asking = workflow(net([step('ask', { by: 'human', who: 'boss' })]))

withServer('Redis', inject('redis'), () => {
  withServer('and Postgres, with one node that serves the API and one that works', inject('postgres'), (admin) => {
    let folder: string
    let redis: RedisProcess
    let api: ServerProcess
    let worker: ServerProcess
    let client: Client
    beforeAll(async () => {
      folder = await temporaryFolder()
      const started = await startRedis(await freePort())
      if (started === null) throw new Error('redis-server did not start.')
      redis = started
      const shared = { DATABASE_URL: await cloneDatabase(admin), REDIS_URL: redis.url, G1_LOG: 'error' }
      api = await startServerProcess({ ...shared, G1_DATA: `${folder}/api`, G1_ROLES: 'api', G1_NODE: 'door' })
      worker = await startServerProcess({
        ...shared,
        G1_DATA: `${folder}/worker`,
        G1_ROLES: 'worker',
        G1_NODE: 'bench',
      })
      client = createClient({ url: api.url })
    })
    afterAll(async () => {
      client.close()
      await api.stop()
      await worker.stop()
      await redis.stop()
      await rm(folder, { recursive: true, force: true })
    })

    /** How long an order and its answer take from the node that serves the API to the one that works and back. */
    const roundTrips = async (): Promise<number> => {
      const began = performance.now()
      const { id: runId } = await client.startRun({ workflow: asking, data: {} })
      await watchUntil(client, runId, ({ type }) => type === 'ApprovalRequested')
      await client.answerApproval({ runId, approvalId: 'P1', decision: 'done' })
      expect((await watchToEnd(client, runId)).at(-1)?.type).toBe('RunCompleted')
      return performance.now() - began
    }

    test('only one of them hosts actors', async () => {
      const { clusterNodes } = await graphqlRequest<{
        clusterNodes: readonly { readonly name: string; readonly roles: readonly string[] }[]
      }>(api.url, '{ clusterNodes { name roles } }')
      expect(clusterNodes).toEqual([
        { name: 'door', roles: ['API'] },
        { name: 'bench', roles: ['WORKER'] },
      ])
    })

    test('a subscriber of the one sees every event of a run on the other, without waiting for a poll', async () => {
      const { id } = await client.startRun({ requirements: toolLending })
      const events = await watchToEnd(client, id)
      expect(events.map(({ seq }) => seq)).toEqual(upTo(events.length))
      expect(events.at(-1)?.type).toBe('RunCompleted')
      expect(eventsOf(events, 'OwnerChanged')).toHaveLength(1)
      const trips = [await roundTrips(), await roundTrips(), await roundTrips()]
      // Four legs, each of which would take up to a second if it had to be polled for.
      expect(Math.min(...trips)).toBeLessThan(1_000)
    })

    test('without Redis a run completes all the same, and is seen', async () => {
      await redis.stop()
      await roundTrips()
      const { id } = await client.startRun({ requirements: toolLending })
      const events = await watchToEnd(client, id)
      expect(events.map(({ seq }) => seq)).toEqual(upTo(events.length))
      expect(await client.run(id)).toMatchObject({ status: 'COMPLETED', outcome: { served: true } })
    })
  })
})
