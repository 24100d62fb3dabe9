import { setTimeout as pause } from 'node:timers/promises'
import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { temporaryFolder } from '../support/node-under-test.ts'
import { type LoggedNode, startLoggedNode } from './logged-node.ts'
import { readScrape } from './scrape.ts'

const ttlMs = 2_000
let folder: string
let node: LoggedNode
beforeAll(async () => {
  folder = await temporaryFolder()
  node = await startLoggedNode({ G1_DATA: folder, G1_ROLES: 'worker', G1_LEASE_TTL_MS: String(ttlMs) })
})
afterAll(async () => {
  await node.stop()
  await rm(folder, { recursive: true, force: true })
})

/** Calls of the store so far, and when they were counted, in seconds. */
async function calls(): Promise<{ readonly count: number; readonly at: number }> {
  const text = await (await fetch(`${node.url}/metrics`)).text()
  const samples = readScrape(text).get('g1_store_call_seconds')?.samples ?? []
  const count = samples.filter(({ name }) => name.endsWith('_count')).reduce((sum, { value }) => sum + value, 0)
  return { count, at: performance.now() / 1_000 }
}

test('a node with nothing to do asks the store three times a second at most', async () => {
  await pause(ttlMs * 1.5) // from here on it has held its lease long enough to watch over those of others
  const before = await calls()
  await pause(3_000)
  const after = await calls()
  expect(after.count).toBeGreaterThan(before.count)
  // One more of each may fall into the span.
  expect(after.count - before.count).toBeLessThanOrEqual(3 * (after.at - before.at) + 2)
})
