import { rm } from 'node:fs/promises'
import { expect, inject, onTestFinished, test } from 'vitest'
import { temporaryFolder } from '../support/node-under-test.ts'
import { startPostgres } from '../support/postgres-cluster.ts'
import { withServer } from '../support/with-server.ts'
import { startLoggedNode } from './logged-node.ts'
import { figure, readScrape } from './scrape.ts'

withServer('a Postgres of its own', inject('postgres'), () => {
  test('a store that goes and comes back is a few lines, however often it was tried', async () => {
    const folder = await temporaryFolder()
    onTestFinished(() => rm(folder, { recursive: true, force: true }))
    const cluster = await startPostgres({ fsync: false })
    onTestFinished(() => cluster.stop())
    const node = await startLoggedNode({
      DATABASE_URL: cluster.url('postgres'),
      G1_DATA: folder,
      G1_ROLES: 'worker',
      G1_LEASE_TTL_MS: '60000',
    })
    onTestFinished(() => node.stop())
    const scrape = async () => readScrape(await (await fetch(`${node.url}/metrics`)).text())
    /** Calls of the node itself; a scrape has its own. */
    const failed = async (): Promise<number> =>
      ((await scrape()).get('g1_store_call_seconds')?.samples ?? [])
        .filter(
          ({ name, labels }) =>
            name.endsWith('_count') && labels['outcome'] === 'failed' && labels['call'] !== 'figures',
        )
        .reduce((sum, { value }) => sum + value, 0)

    await cluster.kill()
    const down = await node.logged(({ msg }) => msg === 'store cannot be reached')
    expect(down).toMatchObject({ level: 'warn' })
    expect(String(down['error'])).not.toBe('')
    await expect.poll(failed, { timeout: 30_000 }).toBeGreaterThan(2)
    expect(figure(await scrape(), 'g1_store_reachable')).toBe(0)
    expect((await fetch(`${node.url}/readyz`)).status).toBe(503)
    expect((await fetch(`${node.url}/healthz`)).status).toBe(200)
    const told = () => node.lines().flatMap(({ msg }) => (msg === 'jobs are not confined on this machine' ? [] : [msg]))
    expect(told()).toEqual(['node started', 'store cannot be reached'])
    await cluster.restart()
    await node.logged(({ msg }) => msg === 'store is back')
    await expect.poll(async () => (await fetch(`${node.url}/readyz`)).status, { timeout: 30_000 }).toBe(200)
    expect(new Set(told())).toEqual(new Set(['node started', 'store cannot be reached', 'store is back']))
  })
})
