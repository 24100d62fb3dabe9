import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Incarnation, incarnation } from '../../src/core/ids.ts'
import type { Store } from '../../src/core/store/store.ts'
import {
  batchOf,
  claimNew,
  createRun,
  event,
  fence,
  newCommand,
  openNode,
  renew,
  settle,
  start,
} from '../support/store-fixture.ts'

const among = (nodes: readonly Incarnation[]) => (node: Incarnation) => nodes.includes(node)

/** Who owns a run, and when it changes hands. */
export function ownershipContract(store: () => Store): void {
  const drainDue = async (): Promise<void> => {
    const node = await openNode(store())
    await store().claim(node, 10_000)
  }

  describe('claim and release', () => {
    test('takes a due run once: epoch + 1, and the log says who', async () => {
      const node = await openNode(store())
      const id = await createRun(store())
      const claimed = (await store().claim(node, 1_000)).filter((run) => run.runId === id)
      expect(claimed).toMatchObject([{ epoch: 1, lastSeq: 1 }])
      expect(await store().readEvents(id, start, 10)).toMatchObject([
        { seq: 1, type: 'OwnerChanged', v: 1, persona: null, data: { owner: node, epoch: 1 } },
      ])
      expect((await store().claim(await openNode(store()), 1_000)).filter((run) => run.runId === id)).toEqual([])
    })

    test('takes what is due longest first, at most as many as asked', async () => {
      await drainDue()
      const node = await openNode(store())
      const first = await claimNew(store(), node)
      await settle(store(), first)
      await store().release(node, [first.runId])
      const second = await createRun(store())
      const third = await createRun(store())
      await store().putCommand(newCommand(first.runId))
      const other = await openNode(store())
      expect((await store().claim(other, 2)).map((run) => run.runId)).toEqual([second, third])
      expect((await store().claim(other, 2)).map((run) => run.runId)).toEqual([first.runId])
    })

    test('needs a lease that is open, not run out and not fenced', async () => {
      const id = await createRun(store())
      expect(await store().claim(incarnation(randomUUID()), 1_000)).toEqual([])
      const late = await openNode(store())
      await renew(store(), late, -1)
      expect(await store().claim(late, 1_000)).toEqual([])
      const fenced = await openNode(store())
      await fence(store(), fenced)
      expect(await store().claim(fenced, 1_000)).toEqual([])
      const closed = await openNode(store())
      await store().closeLease(closed)
      expect(await store().claim(closed, 1_000)).toEqual([])
      expect((await store().claim(await openNode(store()), 1_000)).map((run) => run.runId)).toContain(id)
    })

    test('a released run is claimed again, and its former owner is refused', async () => {
      const node = await openNode(store())
      const held = await claimNew(store(), node)
      await store().release(node, [held.runId])
      expect(await store().getRun(held.runId)).toMatchObject({ owner: null })
      const other = await openNode(store())
      expect((await store().claim(other, 1_000)).map((run) => run.runId)).toContain(held.runId)
      expect(await store().append([batchOf(held)])).toEqual(['refused'])
    })

    test('releases only what the node owns', async () => {
      const held = await claimNew(store(), await openNode(store()))
      await store().release(await openNode(store()), [held.runId])
      expect(await store().getRun(held.runId)).toMatchObject({ owner: held.owner })
    })

    test('a run that is not due is not claimed until its moment or a message comes', async () => {
      const node = await openNode(store())
      const later = await claimNew(store(), node)
      const handled = (await store().pending(node, 100)).map((message) => message.id)
      await store().append([batchOf(later, { handled, dueAt: Date.now() + 3_600_000 })])
      const never = await settle(store(), await claimNew(store(), node))
      await store().release(node, [later.runId, never.runId])
      const other = await openNode(store())
      const mine = async (): Promise<readonly string[]> =>
        (await store().claim(other, 1_000))
          .map((run) => run.runId)
          .filter((id) => id === later.runId || id === never.runId)
      expect(await mine()).toEqual([])
      await store().putCommand(newCommand(never.runId))
      expect(await mine()).toEqual([never.runId])
      await store().putCommand(newCommand(later.runId))
      expect(await mine()).toEqual([later.runId])
    })

    test('a message that came while the turn was decided keeps the run due, though the turn asks for no look', async () => {
      const node = await openNode(store())
      const held = await claimNew(store(), node)
      const handled = (await store().pending(node, 100)).map((message) => message.id)
      await store().putCommand(newCommand(held.runId))
      await store().append([batchOf(held, { handled, dueAt: null })])
      await store().release(node, [held.runId])
      const next = await openNode(store())
      const claimed = (await store().claim(next, 1_000)).find((run) => run.runId === held.runId)
      expect(claimed).toMatchObject({ epoch: held.epoch + 1 })
      await fence(store(), next)
      expect((await store().claim(await openNode(store()), 1_000)).map((run) => run.runId)).toContain(held.runId)
    })

    test('two nodes that claim at once share the runs without overlap', async () => {
      await drainDue()
      const runs = await Promise.all(Array.from({ length: 30 }, () => createRun(store())))
      const nodes = await Promise.all([openNode(store()), openNode(store()), openNode(store())])
      const claimed = (await Promise.all(nodes.map((node) => store().claim(node, 30)))).flat().map((run) => run.runId)
      expect(claimed.toSorted()).toEqual([...runs].sort())
    })
  })

  describe('leases', () => {
    test('a fenced node cannot renew, its runs go to another with a higher epoch, and its appends are refused', async () => {
      const survivor = await openNode(store())
      const held = await claimNew(store(), await openNode(store()))
      const takeOver = async () => (await store().claim(survivor, 1_000)).find((run) => run.runId === held.runId)
      await renew(store(), held.owner, -1)
      expect(await takeOver()).toBeUndefined()
      expect((await renew(store(), survivor, 0))?.fenced).toContain(held.owner)
      await renew(store(), survivor)
      expect(await renew(store(), held.owner)).toBeNull()
      expect(await takeOver()).toMatchObject({ epoch: held.epoch + 1, lastSeq: held.lastSeq + 1 })
      expect(await store().append([batchOf(held)])).toEqual(['refused'])
    })

    test('a lease that holds is renewed and not fenced', async () => {
      const node = await openNode(store())
      const other = await openNode(store())
      const { fenced, nextFenceMs } = (await renew(store(), other)) ?? {}
      expect(fenced).not.toContain(node)
      expect(nextFenceMs).toBeGreaterThan(0)
      expect(await renew(store(), node)).not.toBeNull()
    })

    /** A node whose lease ran out as soon as it was opened. */
    const openLate = () => openNode(store(), -1)
    const fencedBy = async (node: Incarnation, ttlMs: number) => (await renew(store(), node, ttlMs))?.fenced ?? []
    const longer = async (ms: number): Promise<void> => {
      const began = Date.now()
      await expect.poll(() => Date.now() - began, { timeout: 10 * ms }).toBeGreaterThan(ms)
    }

    test('a node fences nobody before it has held its own lease for its whole length', async () => {
      const node = await openNode(store())
      const late = await openLate()
      const renewed = await renew(store(), node)
      expect(renewed?.fenced).toEqual([])
      // Due already, and yet it is its own lease that it has to wait for.
      expect(renewed?.nextFenceMs).toBeGreaterThan(500_000)
      expect(await fencedBy(node, 0)).toContain(late)
    })

    test('after an outage of the database nobody is fenced: all leases have run out', async () => {
      const nodes = [await openLate(), await openLate(), await openLate()]
      await longer(60)
      for (const node of nodes) expect((await fencedBy(node, 50)).filter(among(nodes))).toEqual([])
    })

    test('nor where the own lease was barely renewed in time: those of others have run out for the same reason', async () => {
      const [barely, well] = [await openNode(store()), await openNode(store())]
      await longer(600)
      await renew(store(), barely, 150)
      const late = await openLate()
      expect(await fencedBy(barely, 500)).not.toContain(late)
      expect(await fencedBy(well, 500)).toContain(late)
    })

    test('a closed lease sets its runs free at once', async () => {
      const held = await claimNew(store(), await openNode(store()))
      await store().closeLease(held.owner)
      expect(await renew(store(), held.owner)).toBeNull()
      expect((await store().claim(await openNode(store()), 1_000)).map((run) => run.runId)).toContain(held.runId)
    })

    test('the list of nodes counts runs and leaves out lives that ended', async () => {
      const held = await claimNew(store(), await openNode(store()))
      const gone = await openNode(store())
      await store().closeLease(gone)
      const listed = await store().nodes()
      const mine = listed.find((node) => node.incarnation === held.owner)
      expect(mine).toMatchObject({ node: 'test', version: '1' })
      expect(mine?.runsOwned).toBeGreaterThanOrEqual(1)
      expect(mine?.leaseUntil).toBeGreaterThan(mine?.startedAt ?? Number.POSITIVE_INFINITY)
      expect(listed.some((node) => node.incarnation === gone)).toBe(false)
    })
  })

  test('seq stays gapless while appends of two owners race takeovers', async () => {
    const runs = await Promise.all(Array.from({ length: 8 }, () => createRun(store())))
    const committed = new Map(runs.map((id) => [id, 0]))
    const round = async (): Promise<void> => {
      const node = await openNode(store())
      const claimed = (await store().claim(node, 1_000)).filter((run) => committed.has(run.runId))
      for (const { runId } of claimed) committed.set(runId, (committed.get(runId) ?? 0) + 1)
      const batches = claimed.map((run, index) =>
        batchOf({ ...run, owner: node }, { events: Array.from({ length: 1 + (index % 3) }, (_, n) => event(n)) }),
      )
      const [outcomes] = await Promise.all([store().append(batches), fence(store(), node)])
      outcomes.forEach((outcome, index) => {
        const batch = batches[index]
        if (outcome === 'committed' && batch !== undefined)
          committed.set(batch.runId, (committed.get(batch.runId) ?? 0) + batch.events.length)
      })
    }
    for (let n = 0; n < 6; n++) await Promise.all([round(), round()])
    for (const [id, events] of committed) {
      const positions = (await store().readEvents(id, start, 1_000)).map((stored) => stored.seq)
      expect(positions).toEqual(Array.from({ length: events }, (_, n) => n + 1))
      expect((await store().getRun(id))?.lastSeq).toBe(events)
    }
  })
}
