import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { createClient } from '../../src/client/create-client.ts'
import { cloneDatabase } from '../support/database.ts'
import { temporaryFolder } from '../support/node-under-test.ts'
import { watchToEnd, watchUntil } from '../support/run-log.ts'
import { withServer } from '../support/with-server.ts'
import { type LoggedNode, startLoggedNode } from './logged-node.ts'
import { figure, readScrape } from './scrape.ts'

withServer('Postgres', inject('postgres'), (admin) => {
  let folder: string
  let shared: Readonly<Record<string, string>>
  const nodes: LoggedNode[] = []
  const start = async (name: string, roles: string): Promise<LoggedNode> => {
    const own = { G1_DATA: `${folder}/${name}`, G1_NODE: name, G1_ROLES: roles, G1_LEASE_TTL_MS: '2000' }
    const node = await startLoggedNode({ ...shared, ...own })
    nodes.push(node)
    return node
  }
  beforeAll(async () => {
    folder = await temporaryFolder()
    shared = { DATABASE_URL: await cloneDatabase(admin) }
  })
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.stop()))
    await rm(folder, { recursive: true, force: true })
  })

  test('a node that carries on a run of one that was killed says so, and counts it', async () => {
    const door = await start('door', 'api')
    const first = await start('first', 'worker')
    const client = createClient({ url: door.url })
    const { id } = await client.startRun({ requirements: 'Members borrow tools. A loan has a due date.' })
    await first.logged(({ run, msg }) => run === id && msg === 'run claimed')
    const { incarnation } = await first.logged(({ msg }) => msg === 'node started')
    await first.kill()
    const second = await start('second', 'worker')
    const taken = await second.logged(({ run, msg }) => run === id && msg === 'run taken over')
    expect(taken).toMatchObject({ level: 'warn', node: 'second', epoch: 2, from: incarnation })
    await watchUntil(client, id, ({ type }) => type === 'VerificationPassed')
    const scraped = readScrape(await (await fetch(`${second.url}/metrics`)).text())
    expect(figure(scraped, 'g1_claims_total', { from: 'fenced' })).toBe(1)
    await client.cancelRun({ runId: id, reason: null })
    await watchToEnd(client, id)
    client.close()
  })
})
