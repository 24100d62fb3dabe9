import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { noProgress } from '../../src/core/run-progress.ts'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database } from '../../src/store/sql.ts'
import { cloneDatabase } from '../support/database.ts'
import { batchOf, claimNew, openNode } from '../support/store-fixture.ts'
import { withServer } from '../support/with-server.ts'

withServer('progress beside nodes of an older release', inject('postgres'), (server) => {
  let store: Store
  let sql: Database
  beforeAll(async () => {
    const url = await cloneDatabase(server)
    store = await openPostgres(url)
    sql = openPostgresSql(url)
  })
  afterAll(async () => {
    await store.close()
    await sql.close()
  })

  test('is not believed once one of them has written to the log, until it is said again', async () => {
    const held = await claimNew(store, await openNode(store))
    const progress = async () => (await store.getRun(held.runId))?.progress
    expect(await progress()).toEqual(noProgress)
    // A release that knows nothing of progress claims the run: an event, and no word of how far it is.
    await sql.query('UPDATE run SET owner = NULL, last_seq = last_seq + 1 WHERE run_id = $1', [held.runId])
    await sql.query(
      `INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, cause, at, data)
       SELECT tenant_id, run_id, last_seq, gen_random_uuid(), 'OwnerChanged', 1, 'm', clock_timestamp(), '{}' FROM run WHERE run_id = $1`,
      [held.runId],
    )
    expect(await progress()).toBeNull()
    const owner = await openNode(store)
    const claimed = (await store.claim(owner, 1_000)).find(({ runId }) => runId === held.runId)
    if (claimed === undefined) throw new Error('The run was not claimed.')
    expect(await progress()).toBeNull()
    await store.append([batchOf({ ...claimed, owner }, { progress: { ...noProgress, toCover: 4 } })])
    expect(await progress()).toMatchObject({ toCover: 4 })
  })
})
