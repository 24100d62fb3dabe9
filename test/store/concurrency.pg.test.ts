import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { defaultTenant, tenantId } from '../../src/core/ids.ts'
import { AppendUnknown, StoreUnavailable } from '../../src/core/store/errors.ts'
import type { Store } from '../../src/core/store/store.ts'
import { claim } from '../../src/store/claim.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database, Sql } from '../../src/store/sql.ts'
import { cloneDatabase } from '../support/database.ts'
import { freePort } from '../support/free-port.ts'
import {
  batchOf,
  claimNew,
  createRun,
  momentPast,
  newCommand,
  newRunId,
  openNode,
  renew,
} from '../support/store-fixture.ts'
import { withServer } from '../support/with-server.ts'
import { blockedProcess } from './blocked.ts'

withServer('statements that meet on Postgres', inject('postgres'), (server) => {
  let url: string
  let store: Store
  let sql: Database
  beforeAll(async () => {
    url = await cloneDatabase(server)
    store = await openPostgres(url)
    sql = openPostgresSql(url)
  })
  afterAll(async () => {
    await store.close()
    await sql.close()
  })

  /** A transaction that has done its work and stays open until `end` is called. */
  const openTransaction = async (work: (tx: Sql) => Promise<unknown>) => {
    let end = (): void => undefined
    const mayEnd = new Promise<void>((resolve) => {
      end = resolve
    })
    let ended: Promise<void> = Promise.resolve()
    await new Promise<void>((resolve, reject) => {
      ended = sql.transaction(async (tx) => {
        await work(tx)
        resolve()
        await mayEnd
      })
      ended.catch(reject)
    })
    return async (): Promise<void> => {
      end()
      await ended
    }
  }

  test('an append that waits for a takeover in progress is refused once the takeover commits; other runs get in', async () => {
    const node = await openNode(store)
    const [taken, kept] = [await claimNew(store, node), await claimNew(store, node)]
    const survivor = await openNode(store)
    const commit = await openTransaction(async (tx) => {
      await tx.query('UPDATE run SET owner = NULL WHERE run_id = $1', [taken.runId])
      expect((await claim(tx, survivor, 1_000)).map((run) => run.runId)).toEqual([taken.runId])
    })
    const outcomes = store.append([batchOf(taken), batchOf(kept)])
    await blockedProcess(sql)
    await commit()
    expect(await outcomes).toEqual(['refused', 'committed'])
    expect((await store.readEvents(taken.runId, taken.lastSeq, 10)).map((stored) => stored.type)).toEqual([
      'OwnerChanged',
    ])
  })

  test('a message that commits while an append waits for its run keeps the run due', async () => {
    const node = await openNode(store)
    const held = await claimNew(store, node)
    const handled = (await store.pending(node, 100)).map((message) => message.id)
    const commit = await openTransaction(async (tx) => {
      await tx.query(
        `WITH woken AS (UPDATE run SET waiting = waiting + 1, due_at = least(due_at, clock_timestamp()) WHERE run_id = $1
           RETURNING tenant_id, run_id)
         INSERT INTO inbox (tenant_id, run_id, id, kind, type, body, at)
         SELECT tenant_id, run_id, 'm', 'command', 'pause', '{}', now() FROM woken`,
        [held.runId],
      )
    })
    const outcomes = store.append([batchOf(held, { handled, dueAt: null })])
    await blockedProcess(sql)
    await commit()
    expect(await outcomes).toEqual(['committed'])
    await store.release(node, [held.runId])
    expect((await store.claim(await openNode(store), 1_000)).map((run) => run.runId)).toContain(held.runId)
  })

  test('a run that is locked is skipped by a claim, and taken later', async () => {
    const [locked, free] = [await createRun(store), await createRun(store)]
    const commit = await openTransaction((tx) => tx.query('SELECT FROM run WHERE run_id = $1 FOR UPDATE', [locked]))
    const node = await openNode(store)
    const first = (await store.claim(node, 1_000)).map((run) => run.runId)
    await commit()
    expect(first).toContain(free)
    expect(first).not.toContain(locked)
    expect((await store.claim(node, 1_000)).map((run) => run.runId)).toEqual([locked])
  })

  test('a node cannot be fenced in the middle of its claim, and renews its lease meanwhile', async () => {
    const id = await createRun(store)
    const [node, survivor] = [await openNode(store), await openNode(store)]
    const commit = await openTransaction(async (tx) => {
      await claim(tx, node, 1_000)
      // As if the claim had taken so long that the lease ran out.
      await renew(store, node, -1)
    })
    expect((await renew(store, survivor, 0))?.fenced).not.toContain(node)
    await commit()
    const other = await openNode(store)
    await expect.poll(async () => (await renew(store, other, 0))?.fenced).toContain(node)
    expect((await store.claim(await openNode(store), 1_000)).map((run) => run.runId)).toContain(id)
  })

  test('a lease is renewed and runs are claimed though every other connection waits', async () => {
    const busy = await openPostgres(url, { poolSize: 2 })
    const [node, locked] = [await openNode(busy), await createRun(busy)]
    const commit = await openTransaction((tx) => tx.query('SELECT FROM run WHERE run_id = $1 FOR UPDATE', [locked]))
    const waiting = Array.from({ length: 3 }, () => busy.putCommand(newCommand(locked)))
    await blockedProcess(sql)
    expect(await renew(busy, node)).not.toBeNull()
    expect((await busy.survey(node)).due).toBeGreaterThan(0)
    expect((await busy.claim(node, 1_000)).map((run) => run.runId)).not.toContain(locked)
    await commit()
    await Promise.all(waiting)
    await busy.close()
  })

  test('appends over the same runs in opposite orders never wait for each other in a circle', async () => {
    const node = await openNode(store)
    const held = []
    for (let n = 0; n < 20; n++) held.push(await claimNew(store, node))
    for (let round = 0; round < 15; round++) {
      const heads = await store.heads(held.map((run) => run.runId))
      const batches = held.map((run) => batchOf({ ...run, lastSeq: heads.get(run.runId) ?? run.lastSeq }))
      const outcomes = await Promise.all([
        store.append(batches),
        store.append(batches.toReversed()),
        store.append(batches.toSorted(() => Math.random() - 0.5)),
      ])
      expect(outcomes.flat().filter((outcome) => outcome === 'committed')).toHaveLength(held.length)
    }
  })

  test('a connection that breaks during an append leaves it unknown, and asking tells', async () => {
    const held = await claimNew(store, await openNode(store))
    const batch = batchOf(held)
    const commit = await openTransaction((tx) => tx.query('SELECT FROM run WHERE run_id = $1 FOR UPDATE', [held.runId]))
    const outcome = store.append([batch]).catch((error: unknown) => error)
    await sql.query('SELECT pg_terminate_backend($1)', [await blockedProcess(sql)])
    expect(await outcome).toBeInstanceOf(AppendUnknown)
    await commit()
    expect(await store.ambiguous(batch)).toBe('absent')
    expect(await store.append([batch])).toEqual(['committed'])
    expect(await store.ambiguous(batch)).toBe('committed')
  })

  test('asking what became of an append waits for one that is still under way', async () => {
    const held = await claimNew(store, await openNode(store))
    const batch = batchOf(held)
    const commit = await openTransaction((tx) =>
      tx.query(
        `WITH bumped AS (UPDATE run SET last_seq = $2 WHERE run_id = $1 RETURNING tenant_id, run_id, last_seq)
         INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, cause, at, data)
         SELECT tenant_id, run_id, last_seq, $3, 'T', 1, 'c', now(), '{}' FROM bumped`,
        [held.runId, batch.expected + 1, batch.batchId],
      ),
    )
    const answer = store.ambiguous(batch)
    await blockedProcess(sql)
    await commit()
    expect(await answer).toBe('committed')
  })

  test('a change that was made before a look and committed after it is in the next list', async () => {
    const id = await createRun(store)
    const since = await momentPast(store, defaultTenant)
    const commit = await openTransaction((tx) =>
      tx.query(
        `UPDATE run SET status = 'PAUSED', updated_at = clock_timestamp(), changed_xid = pg_current_xact_id()
         WHERE run_id = $1`,
        [id],
      ),
    )
    await store.putCommand(newCommand(await createRun(store)))
    const during = await store.changedRuns(defaultTenant, since, 100)
    expect(during.runs.map((row) => row.runId)).not.toContain(id)
    await commit()
    const { runs } = await store.changedRuns(defaultTenant, during.now, 100)
    expect(runs).toContainEqual(expect.objectContaining({ runId: id, status: 'PAUSED' }))
  })

  test('a change that commits between two parts of a long list is in the list after it', async () => {
    const tenant = tenantId(randomUUID())
    const ids = [newRunId(), newRunId(), newRunId(), newRunId()]
    for (const id of ids) await store.createRun({ title: 'x', command: newCommand(id, { tenantId: tenant }) })
    const [slow, ...fast] = ids
    const since = await momentPast(store, tenant)
    const commit = await openTransaction((tx) =>
      tx.query('UPDATE run SET changed_xid = pg_current_xact_id() WHERE run_id = $1', [slow]),
    )
    for (const id of fast) await store.putCommand(newCommand(id, { tenantId: tenant }))
    const first = await store.changedRuns(tenant, since, 2)
    expect(first.runs).toHaveLength(2)
    await commit()
    const rest = await store.changedRuns(tenant, first.now, 2)
    expect(rest.runs.map((row) => row.runId)).toEqual(fast.slice(2))
    const next = await store.changedRuns(tenant, rest.now, 2)
    expect(next.runs.map((row) => row.runId)).toContain(slow)
  })

  test('the highest format written stays', async () => {
    const held = await claimNew(store, await openNode(store))
    await store.append([batchOf(held, { format: 3 })])
    await store.append([batchOf({ ...held, lastSeq: (await store.getRun(held.runId))?.lastSeq ?? held.lastSeq })])
    expect(await sql.query('SELECT format FROM run WHERE run_id = $1', [held.runId])).toEqual([{ format: 3 }])
  })

  test('a server that is not there is named as such', async () => {
    const url = `postgres://nobody@127.0.0.1:${await freePort()}/none`
    await expect(openPostgres(url)).rejects.toThrow(StoreUnavailable)
  })
})
