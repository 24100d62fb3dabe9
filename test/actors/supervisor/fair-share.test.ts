import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fairShares, moveOf } from '../../../src/actors/supervisor/fair-share.ts'
import { incarnation } from '../../../src/core/ids.ts'
import type { Worker } from '../../../src/core/store/store.ts'

const worker = (owned: number, activeRuns = 1_000, name = `n${owned}`): Worker => ({
  incarnation: incarnation(name),
  owned,
  activeRuns,
})
const workersOf = (owned: readonly number[], limit?: number): readonly Worker[] =>
  owned.map((count, index) => worker(count, limit, `n${index}`))
const sharesOf = (workers: readonly Worker[], runs: number): readonly number[] => {
  const shares = fairShares(workers, runs)
  return workers.map((one) => shares.get(one.incarnation) ?? 0)
}

describe('fair shares', () => {
  test('are all the same; what does not divide stays with those that own most', () => {
    expect(sharesOf(workersOf([0, 0, 300]), 300)).toEqual([100, 100, 100])
    expect(sharesOf(workersOf([2, 2, 0]), 4)).toEqual([2, 1, 1])
    expect(sharesOf(workersOf([3, 4, 3]), 11)).toEqual([4, 4, 3])
  })

  test('go as far as the limits, and the others carry the rest', () => {
    expect(sharesOf([worker(0, 10, 'a'), worker(0, 100, 'b'), worker(0, 100, 'c')], 90)).toEqual([10, 40, 40])
    expect(sharesOf([worker(0, 10, 'a'), worker(0, 10, 'b')], 90)).toEqual([10, 10])
  })
})

describe('a move', () => {
  const move = (owned: readonly number[], due = 0, overdue = 0) =>
    moveOf(incarnation('n0'), { workers: workersOf(owned), due, overdue })

  test('a node alone takes all, up to its limit', () => {
    expect(move([0], 300)).toMatchObject({ claim: 300, giveBack: 0 })
    expect(move([990], 300)).toMatchObject({ claim: 10, giveBack: 0 })
  })

  test('a node that is not counted among the workers does nothing: it drains, or its lease is gone', () => {
    expect(moveOf(incarnation('other'), { workers: workersOf([1]), due: 10, overdue: 10 })).toMatchObject({
      claim: 0,
      giveBack: 0,
    })
  })

  test('claims its share and leaves the rest to the others', () => {
    expect(move([0, 0, 0], 300)).toMatchObject({ claim: 100, giveBack: 0 })
    expect(move([100, 20, 0], 30)).toMatchObject({ claim: 0, giveBack: 50 })
  })

  test('one run less elsewhere is no reason to move any', () => {
    expect(move([3, 2, 2])).toMatchObject({ claim: 0, giveBack: 0 })
    expect(move([110, 100, 100])).toMatchObject({ claim: 0, giveBack: 0 })
    expect(move([112, 100, 100])).toMatchObject({ claim: 0, giveBack: 8 })
  })

  test('claims what is due where nobody has clearly less, so that no run waits for one node', () => {
    expect(move([165, 164], 1)).toMatchObject({ claim: 8, giveBack: 0 })
    expect(move([110, 55], 55)).toMatchObject({ claim: 0 })
  })

  test('claims what nobody else has claimed for a while, fair or not', () => {
    expect(move([100, 0], 5)).toMatchObject({ claim: 0 })
    expect(move([100, 0], 5, 5)).toMatchObject({ claim: 5 })
  })
})

describe('nodes that each decide for themselves', () => {
  const cluster = fc.record({
    nodes: fc.array(fc.record({ owned: fc.nat(200), room: fc.nat(200) }), { minLength: 1, maxLength: 6 }),
    due: fc.nat(400),
    seed: fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
  })

  interface Cluster {
    readonly workers: Worker[]
    due: number
    moved: number
  }
  const open = (nodes: readonly { owned: number; room: number }[], due: number): Cluster => ({
    workers: nodes.map(({ owned, room }, index) => worker(owned, Math.max(1, owned + room), `n${index}`)),
    due,
    moved: 0,
  })
  /** A node acts on what it saw, which may be over by now. */
  const act = (cluster: Cluster, index: number, seen: { workers: readonly Worker[]; due: number }): void => {
    const mine = cluster.workers[index]
    if (mine === undefined) return
    const { claim, giveBack } = moveOf(mine.incarnation, { ...seen, overdue: 0 })
    const claimed = Math.min(claim, cluster.due)
    cluster.due += giveBack - claimed
    cluster.moved += giveBack + claimed
    cluster.workers[index] = { ...mine, owned: mine.owned + claimed - giveBack }
  }
  const view = (cluster: Cluster) => ({ workers: [...cluster.workers], due: cluster.due })
  const runsIn = ({ workers, due }: Cluster): number => workers.reduce((sum, { owned }) => sum + owned, due)

  /** Nothing moves any more, no run waits where there is room, and those with room own alike. */
  const expectSettled = (cluster: Cluster): void => {
    const { workers, due } = cluster
    const free = workers.filter(({ owned, activeRuns }) => owned < activeRuns)
    if (due > 0) expect(free).toEqual([])
    const lowest = Math.min(...free.map(({ owned }) => owned))
    for (const { owned } of workers) expect(owned).toBeLessThanOrEqual(lowest * 1.1 + 1)
    const before = cluster.moved
    workers.forEach((_, index) => act(cluster, index, view(cluster)))
    expect(cluster.moved).toBe(before)
  }

  test('settle in three rounds, in whatever order they look', () => {
    fc.assert(
      fc.property(cluster, ({ nodes, due, seed }) => {
        const all = open(nodes, due)
        const runs = runsIn(all)
        for (let round = 0; round < 3; round += 1) {
          const order = all.workers.map((_, index) => index)
          order.sort((a, b) => (seed[(a + 7 * round) % 40] ?? 0) - (seed[(b + 7 * round) % 40] ?? 0))
          for (const index of order) act(all, index, view(all))
        }
        expect(runsIn(all)).toBe(runs)
        expectSettled(all)
      }),
    )
  })

  test('settle in three rounds when all look at the same moment', () => {
    fc.assert(
      fc.property(cluster, ({ nodes, due }) => {
        const all = open(nodes, due)
        const runs = runsIn(all)
        for (let round = 0; round < 3; round += 1) {
          const seen = view(all)
          all.workers.forEach((_, index) => act(all, index, seen))
        }
        expect(runsIn(all)).toBe(runs)
        expectSettled(all)
      }),
    )
  })

  test('what one node gives back others take, but for a run or so', () => {
    fc.assert(
      fc.property(cluster, ({ nodes }) => {
        const all = open(nodes, 0)
        const before = all.workers.map(({ owned }) => owned)
        for (let round = 0; round < 4; round += 1) all.workers.forEach((_, index) => act(all, index, view(all)))
        const gained = all.workers.reduce((sum, { owned }, index) => sum + Math.max(0, owned - (before[index] ?? 0)), 0)
        // Each run that changed hands was given back once and claimed once.
        expect(all.moved).toBeLessThanOrEqual(2 * (gained + all.workers.length))
      }),
    )
  })
})
