import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { InvalidInput } from '../../src/core/errors.ts'
import { defaultTenant, type RunId, type TenantId, tenantId } from '../../src/core/ids.ts'
import type { RunFilter, RunRow, Store } from '../../src/core/store/store.ts'
import { batchOf, claimNew, createRun, momentPast, newCommand, newRunId, openNode } from '../support/store-fixture.ts'

/** What people and live lists read. */
export function listContract(store: () => Store): void {
  const filter = (tenant: TenantId, more: Partial<RunFilter> = {}): RunFilter => ({
    tenantId: tenant,
    first: 100,
    after: null,
    status: [],
    search: '',
    ...more,
  })
  const titled = async (titles: readonly string[]): Promise<TenantId> => {
    const tenant = tenantId(randomUUID())
    for (const title of titles) {
      const id = newRunId()
      await store().createRun({ title, command: newCommand(id, { tenantId: tenant }) })
    }
    return tenant
  }
  const titlesOf = (rows: readonly RunRow[]): readonly string[] => rows.map((row) => row.title)

  describe('lists', () => {
    test('are newest first, in pages, of one tenant', async () => {
      const tenant = await titled(['1', '2', '3', '4', '5'])
      await titled(['of another'])
      const page = await store().listRuns(filter(tenant, { first: 2 }))
      expect(titlesOf(page)).toEqual(['5', '4'])
      const next = await store().listRuns(filter(tenant, { first: 10, after: page[1]?.runId ?? null }))
      expect(titlesOf(next)).toEqual(['3', '2', '1'])
    })

    test.for([
      ['100%', ['At 100% now']],
      ['a_b', ['snake a_b']],
      ['\\', ['back\\slash']],
      ['ÄRGER', ['Viel Ärger']],
      ['aT', ['At 100% now']],
      ['none', []],
    ] as const)('search "%s" finds a part of the title and nothing by wildcard', async ([search, expected]) => {
      const tenant = await titled(['At 100% now', 'snake a_b', 'axb', 'back\\slash', 'Viel Ärger', '1000'])
      expect(titlesOf(await store().listRuns(filter(tenant, { search })))).toEqual(expected)
    })

    test('by status', async () => {
      const held = await claimNew(store(), await openNode(store()))
      await store().append([batchOf(held, { status: 'COMPLETED' })])
      const queued = await createRun(store())
      const ids = async (status: RunFilter['status']) =>
        (await store().listRuns(filter(defaultTenant, { status, first: 1_000 }))).map((row) => row.runId)
      expect(await ids(['COMPLETED'])).toContain(held.runId)
      expect(await ids(['COMPLETED'])).not.toContain(queued)
      expect(await ids(['COMPLETED', 'QUEUED'])).toEqual(expect.arrayContaining([held.runId, queued]))
    })

    test('by several statuses: newest first among them, in pages, one that is named twice once', async () => {
      const tenant = await titled(['1', '2', '3'])
      const status = ['QUEUED', 'WAITING', 'QUEUED'] as const
      const page = await store().listRuns(filter(tenant, { status, first: 2 }))
      expect(titlesOf(page)).toEqual(['3', '2'])
      const next = await store().listRuns(filter(tenant, { status, first: 2, after: page[1]?.runId ?? null }))
      expect(titlesOf(next)).toEqual(['1'])
      expect(titlesOf(await store().listRuns(filter(tenant, { status, search: '2' })))).toEqual(['2'])
    })

    test('a new run is queued, nobody owns it and its log is empty', async () => {
      const id = await createRun(store(), 'New \0one\ud83d')
      expect(await store().getRun(id)).toMatchObject({
        tenantId: defaultTenant,
        title: 'New one\ufffd',
        status: 'QUEUED',
        owner: null,
        epoch: 0,
        lastSeq: 0,
      })
      expect(await store().getRun(newRunId())).toBeNull()
    })

    test('many by id come in the order asked for, without the unknown; heads likewise', async () => {
      const [a, b] = [await createRun(store()), await createRun(store())]
      expect((await store().getRuns([b, newRunId(), a])).map((row) => row.runId)).toEqual([b, a])
      const heads = await store().heads([b, newRunId(), a])
      expect(heads).toEqual(
        new Map([
          [a, 0],
          [b, 0],
        ]),
      )
    })
  })

  describe('changed runs', () => {
    /** Asks until a list is not full, and then stops. */
    const follow = async (tenant: TenantId, since: string, limit: number) => {
      const seen: RunId[] = []
      let moment = since
      for (;;) {
        const { runs, now } = await store().changedRuns(tenant, moment, limit)
        seen.push(...runs.map((row) => row.runId))
        moment = now
        if (runs.length < limit) return { seen, now: moment }
      }
    }

    test('begin with nothing but the moment, then come once they change', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const other = await createRun(store())
      expect((await store().changedRuns(defaultTenant, null, 10)).runs).toEqual([])
      const since = await momentPast(store(), defaultTenant)
      await store().append([batchOf(held, { status: 'PAUSED' })])
      const { runs } = await store().changedRuns(defaultTenant, since, 10)
      expect(runs).toMatchObject([{ runId: held.runId, status: 'PAUSED', lastSeq: 2 }])
      expect(runs.map((row) => row.runId)).not.toContain(other)
    })

    test('a list longer than the limit comes in parts, none missed, though one commit changed them all', async () => {
      const tenant = tenantId(randomUUID())
      const { now: since } = await store().changedRuns(tenant, null, 1)
      const ids = Array.from({ length: 7 }, newRunId)
      for (const id of ids) await store().createRun({ title: 'x', command: newCommand(id, { tenantId: tenant }) })
      const node = await openNode(store())
      await store().claim(node, 1_000)
      let part = await follow(tenant, since, 3)
      expect(new Set(part.seen)).toEqual(new Set(ids))
      const next = async () => (part = await follow(tenant, part.now, 3)).seen
      await expect.poll(next, { timeout: 20_000 }).toEqual([])
    })

    test('none is missed while many change at once', async () => {
      const tenant = tenantId(randomUUID())
      let { now } = await store().changedRuns(tenant, null, 1)
      const ids = Array.from({ length: 40 }, newRunId)
      const seen = new Set<string>()
      let writing = true
      const writers = Promise.all(
        ids.map((id) => store().createRun({ title: 'x', command: newCommand(id, { tenantId: tenant }) })),
      ).then(() => {
        writing = false
      })
      while (writing) {
        const part = await follow(tenant, now, 5)
        part.seen.forEach((id) => seen.add(id))
        now = part.now
      }
      await writers
      for (const id of (await follow(tenant, now, 5)).seen) seen.add(id)
      expect(seen).toEqual(new Set<string>(ids))
    })

    test('a moment of somebody else is refused', async () => {
      await expect(store().changedRuns(defaultTenant, 'yesterday', 10)).rejects.toThrow(InvalidInput)
    })
  })
}
