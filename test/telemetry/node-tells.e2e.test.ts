import { readFile, rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { createClient } from '../../src/client/create-client.ts'
import type { Client } from '../../src/client/client.ts'
import { cloneDatabase } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import { temporaryFolder } from '../support/node-under-test.ts'
import { type RedisProcess, startRedis } from '../support/redis-process.ts'
import { watchToEnd, watchUntil } from '../support/run-log.ts'
import { withServer } from '../support/with-server.ts'
import { net, step, workflow } from '../e2e/node/workflows.ts'
import { type LoggedNode, startLoggedNode } from './logged-node.ts'
import { figure, readScrape } from './scrape.ts'

const asking = workflow(net([step('ask', { by: 'human', who: 'boss' })]))

withServer('Redis', inject('redis'), () => {
  withServer('and Postgres: what nodes tell of themselves', inject('postgres'), (admin) => {
    let folder: string
    let redis: RedisProcess
    let api: LoggedNode
    let worker: LoggedNode
    let client: Client
    const seconds = async (url: string) => readScrape(await (await fetch(`${url}/metrics`)).text())

    beforeAll(async () => {
      folder = await temporaryFolder()
      const started = await startRedis(await freePort(), ['--requirepass', 'tiger-lily'])
      if (started === null) throw new Error('redis-server did not start.')
      redis = started
      const shared = {
        DATABASE_URL: await cloneDatabase(admin),
        REDIS_URL: redis.url.replace('//', '//:tiger-lily@'),
        G1_LOG: 'info',
      }
      api = await startLoggedNode({ ...shared, G1_DATA: `${folder}/api`, G1_ROLES: 'api', G1_NODE: 'door' })
      worker = await startLoggedNode({ ...shared, G1_DATA: `${folder}/worker`, G1_ROLES: 'worker', G1_NODE: 'bench' })
      client = createClient({ url: api.url })
    })
    afterAll(async () => {
      client.close()
      await api.stop()
      await worker.stop()
      await redis.stop()
      await rm(folder, { recursive: true, force: true })
    })

    describe('a node that hosts actors alone', () => {
      test('answers probes and figures, and nothing else', async () => {
        for (const [path, status] of [
          ['/healthz', 200],
          ['/readyz', 200],
          ['/metrics', 200],
          ['/', 404],
          ['/graphql', 404],
        ] as const) {
          const response = await fetch(`${worker.url}${path}`)
          expect([path, response.status]).toEqual([path, status])
        }
      })
    })

    test('figures follow a run through both nodes', async () => {
      const before = await seconds(worker.url)
      const { id } = await client.startRun({ requirements: 'Members borrow tools. A loan has a due date.' })
      await watchUntil(client, id, ({ type }) => type === 'VerificationPassed')
      await client.cancelRun({ runId: id, reason: null })
      await watchToEnd(client, id)
      const { id: waiting } = await client.startRun({ workflow: asking, data: {} })
      await watchUntil(client, waiting, ({ type }) => type === 'ApprovalRequested')
      const [at, door] = [await seconds(worker.url), await seconds(api.url)]
      const grown = (name: string, labels = {}): number =>
        (figure(at, name, labels) ?? 0) - (figure(before, name, labels) ?? 0)
      expect(grown('g1_claims_total', { from: 'new' })).toBe(2)
      expect(grown('g1_events_total', { type: 'RunCancelled' })).toBe(1)
      expect(grown('g1_turns_total')).toBeGreaterThan(2)
      expect(grown('g1_append_batches_sum')).toBe(grown('g1_turns_total') + grown('g1_stale_appends_total'))
      expect(grown('g1_append_batches_count')).toBeLessThanOrEqual(grown('g1_turns_total'))
      expect(grown('g1_activities_begun_total', { kind: 'think' })).toBeGreaterThan(0)
      expect(grown('g1_activity_seconds_count', { kind: 'think', outcome: 'done' })).toBeGreaterThan(0)
      expect(grown('g1_hints_published_total')).toBeGreaterThan(2)
      expect(figure(at, 'g1_bus_connected')).toBe(1)
      expect(figure(at, 'g1_store_reachable')).toBe(1)
      expect(figure(at, 'g1_lease_age_seconds')).toBeLessThan(4)
      expect(figure(at, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0)
      expect(figure(at, 'g1_node_info', { node: 'bench', roles: 'worker' })).toBe(1)
      expect(figure(door, 'g1_hints_received_total')).toBeGreaterThan(2)
      expect(figure(door, 'g1_runs', { status: 'WAITING' })).toBe(1)
      expect(figure(door, 'g1_api_field_seconds_count', { field: 'Mutation.startRun', outcome: 'ok' })).toBe(2)
      expect((figure(door, 'g1_feed_reads_total', { from: 'store' }) ?? 0) > 0).toBe(true)
      await client.answerApproval({ runId: waiting, approvalId: 'P1', decision: 'done' })
      await watchToEnd(client, waiting)
    })

    test('every family has a sentence and a sound name, and no label grows with the number of runs', async () => {
      for (const node of [api, worker]) {
        for (const { name, type, help, samples } of (await seconds(node.url)).values()) {
          expect(name).toMatch(/^(g1|nodejs|process)_[a-z0-9_]+$/)
          expect(help).toMatch(/\w{3,}.*\.?$/)
          expect([name, type !== 'counter' || name.endsWith('_total')]).toEqual([name, true])
          for (const { labels } of samples) {
            expect(JSON.stringify(labels)).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}|run_[0-9a-f]|[0-9a-f]{16}/)
          }
          // Buckets apart, a family has a series for each of a few kinds, types or calls.
          const series = new Set(samples.map(({ labels: { le: _, ...rest } }) => JSON.stringify(rest)))
          expect([name, series.size < 60]).toEqual([name, true])
        }
      }
    })

    test('the page of figures names each of them and no other', async () => {
      const page = await readFile(new URL('../../docs/metrics.md', import.meta.url), 'utf8')
      const table = page.slice(0, page.indexOf('```promql'))
      const written = new Set([...table.matchAll(/`(g1_\w+)(?:\{\S*\})?`/g)].map(([, name = '']) => name))
      const scrapes = await Promise.all([api, worker].map((node) => seconds(node.url)))
      const shown = new Set(scrapes.flatMap((scrape) => [...scrape.keys()]).filter((name) => name.startsWith('g1_')))
      expect([...shown].toSorted()).toEqual([...written].toSorted())
    })

    test('a request carries its id from its header to the answer and to the line of its command', async () => {
      const send = (id: string, query: string): Promise<Response> =>
        fetch(`${api.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-request-id': id },
          body: JSON.stringify({ query, variables: { input: { workflow: asking, data: {} } } }),
        })
      const order = 'mutation ($input: StartRunInput!) { startRun(input: $input) { run { id } } }'
      const stored = await send('order-66', order)
      expect(stored.headers.get('x-request-id')).toBe('order-66')
      const { data } = (await stored.json()) as { data: { startRun: { run: { id: string } } } }
      const line = await api.logged(({ request }) => request === 'order-66')
      expect(line).toMatchObject({ level: 'info', node: 'door', msg: 'command stored', command: 'startRun' })
      expect(line['run']).toBe(data.startRun.run.id)
      const wrong = await send('wrong-1', '{ nonsense }')
      expect(await wrong.json()).toMatchObject({ errors: [{ extensions: { requestId: 'wrong-1' } }] })
      const refused = await send('bad id\twith spaces', '{ nonsense }')
      const given = refused.headers.get('x-request-id')
      expect(given).toMatch(/^[0-9a-f-]{36}$/)
      expect(await refused.json()).toMatchObject({ errors: [{ extensions: { requestId: given } }] })
      const page = await fetch(`${api.url}/nowhere`, { headers: { 'x-request-id': 'page-1' } })
      expect([page.status, page.headers.get('x-request-id')]).toEqual([404, 'page-1'])
    })

    test('a run is told when it is claimed and when it ends, with its id as clients know it', async () => {
      const { id } = await client.startRun({ workflow: asking, data: {} })
      await client.cancelRun({ runId: id, reason: null })
      const claimed = await worker.logged(({ run, msg }) => run === id && msg === 'run claimed')
      expect(claimed).toMatchObject({ level: 'info', node: 'bench', epoch: 1 })
      await worker.logged(({ run, msg }) => run === id && msg === 'run cancelled')
    })

    test('Redis that goes and comes back is two lines on each node, and the figures say so', async () => {
      await redis.stop()
      const [down] = await Promise.all(
        [worker, api].map((node) => node.logged(({ msg }) => msg === 'redis cannot be reached')),
      )
      expect(down).toMatchObject({ level: 'warn' })
      expect(figure(await seconds(worker.url), 'g1_bus_connected')).toBe(0)
      const { id } = await client.startRun({ workflow: asking, data: {} })
      await watchUntil(client, id, ({ type }) => type === 'ApprovalRequested')
      expect(figure(await seconds(api.url), 'g1_hints_lost_total')).toBeGreaterThan(0)
      const again = await startRedis(Number(new URL(redis.url).port), ['--requirepass', 'tiger-lily'])
      if (again === null) throw new Error('redis-server did not start again.')
      redis = again
      await Promise.all([worker, api].map((node) => node.logged(({ msg }) => msg === 'redis is back')))
      for (const node of [worker, api]) {
        expect(node.lines().filter(({ msg }) => msg === 'redis cannot be reached')).toHaveLength(1)
      }
    })

    test('ending is told from its begin to its end; every line is JSON, and none holds a password', async () => {
      await worker.stop()
      const said = worker.lines().map(({ msg }) => msg)
      expect(said[0]).toBe('node started')
      expect(said.slice(-3)).toEqual(['told to end', 'drain begins', 'drain ended'])
      expect(JSON.stringify([...worker.lines(), ...api.lines()])).not.toContain('tiger-lily')
    })
  })
})
