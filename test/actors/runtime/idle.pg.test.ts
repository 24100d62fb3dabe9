import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { defaultTenant } from '../../../src/core/ids.ts'
import { openPostgresSql } from '../../../src/store/postgres-sql.ts'
import type { Database } from '../../../src/store/sql.ts'
import { storeOn } from '../../../src/store/sql-store.ts'
import { cloneDatabase } from '../../support/database.ts'
import { withServer } from '../../support/with-server.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'
import { testNode } from '../support/test-node.ts'

withServer('a node with ten thousand waiting runs', inject('postgres'), (server) => {
  let database: Database
  beforeAll(async () => {
    database = openPostgresSql(await cloneDatabase(server))
    await database.query(
      `INSERT INTO run (tenant_id, run_id, title, title_folded, status, last_seq)
       SELECT $1, gen_random_uuid(), 'A run', 'a run', 'WAITING', 1 FROM generate_series(1, 10000)`,
      [defaultTenant],
    )
  })
  afterAll(() => database.close())

  test('asks the database three times a second at most, and carries none of them', async () => {
    let queries = 0
    const counting: Database = {
      ...database,
      query: (statement, values) => {
        queries += 1
        return database.query(statement, values)
      },
    }
    const knowledge = knowledgeOf(planOf(workflowOf([{ id: 'one', next: ['END'] }])))
    const never = () => Promise.reject(new Error('nothing is to be done'))
    const node = testNode(storeOn(counting), knowledge, never, { pollMs: 1_000, lease: { ttlMs: 4_000 } })
    await node.start()
    try {
      // From here on it has held its lease for a whole TTL, and would fence others.
      await pause(4_500)
      const before = queries
      const began = performance.now()
      await pause(5_000)
      const seconds = (performance.now() - began) / 1_000
      expect(queries - before).toBeGreaterThan(0)
      // One look and one renewal more may fall into the span than into its length.
      expect(queries - before).toBeLessThanOrEqual(3 * seconds + 2)
      expect(node.activations.size).toBe(0)
    } finally {
      await node.drain()
    }
  })
})
