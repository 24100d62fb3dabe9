import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { RunList } from '../../../web/src/live/run-list.ts'
import type { RunFilter, RunRow } from '../../../web/src/live/run-pages.ts'
import type { RunPage } from '../../../web/src/live/run-source.ts'
import { runId, runRow } from '../support/run-row.ts'

/** A list of a server that has these runs and answers at once, unless it is told to fail. */
function open({
  runs,
  filter = {},
  size = 3,
}: {
  runs: readonly RunRow[]
  filter?: Partial<RunFilter>
  size?: number
}) {
  const known = new Map(runs.map((run) => [run.id, run]))
  const asked: { readonly first: number; readonly after: string | null }[] = []
  const unread: RunRow[] = []
  const readers: ((result: IteratorResult<RunRow>) => void)[] = []
  let connection: (state: 'lost' | 'resumed') => void = () => undefined
  let failing = false
  let followed = 0
  const of: RunFilter = { search: '', status: [], ...filter }
  const list = new RunList(
    {
      page: async (first, after): Promise<RunPage> => {
        asked.push({ first, after })
        await Promise.resolve()
        if (failing) throw new Error('out of reach')
        const all = [...known.values()]
          .filter(
            ({ id, status }) =>
              (after === null || id < after) && (of.status.length === 0 || of.status.includes(status)),
          )
          .toSorted((a, b) => (a.id < b.id ? 1 : -1))
        return { nodes: all.slice(0, first), after: all.length > first ? (all[first - 1]?.id ?? null) : null }
      },
      one: (id) => Promise.resolve(known.get(id) ?? null),
      changes: (onConnection) => {
        connection = onConnection
        followed += 1
        return {
          next: () => {
            const value = unread.shift()
            return value === undefined
              ? new Promise((resolve) => readers.push(resolve))
              : Promise.resolve({ done: false, value })
          },
          return: () => {
            followed -= 1
            for (const end of readers.splice(0)) end({ done: true, value: undefined })
            return Promise.resolve({ done: true, value: undefined })
          },
          [Symbol.asyncIterator]() {
            return this
          },
        }
      },
      isHidden: () => false,
    },
    of,
    size,
  )
  const settle = async (ms = 250): Promise<void> => void (await vi.advanceTimersByTimeAsync(ms))
  return {
    list,
    asked,
    settle,
    followed: () => followed,
    numbers: () => list.state().rows.map(({ id }) => Number(id.slice(-6))),
    /** A run becomes this, and with `told` the list is told so. */
    becomes: async (run: RunRow, told = true): Promise<void> => {
      known.set(run.id, run)
      const reader = told ? readers.shift() : undefined
      if (reader !== undefined) reader({ done: false, value: run })
      else if (told) unread.push(run)
      await settle()
    },
    connection: (state: 'lost' | 'resumed') => connection(state),
    fail: (now: boolean) => {
      failing = now
    },
  }
}

const upTo = (n: number): readonly RunRow[] => Array.from({ length: n }, (_, at) => runRow({ n: at + 1 }))
const nobody = (): void => {}

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('a list of runs', () => {
  test('asks nothing before somebody listens, and follows nothing after the last has gone', async () => {
    const { list, asked, settle, followed } = open({ runs: upTo(2) })
    expect(asked).toHaveLength(0)
    const leave = list.listen(nobody)
    await settle()
    expect(followed()).toBe(1)
    leave()
    await settle()
    expect(followed()).toBe(0)
    await settle(120_000)
    expect(asked).toHaveLength(1)
  })

  test('is loaded page by page, each page once, however often it is asked for', async () => {
    const { list, asked, settle, numbers } = open({ runs: upTo(5), size: 2 })
    // Whoever is told asks for more, as a page does that is not full yet.
    list.listen(() => void list.more())
    void list.more()
    void list.more()
    await settle()
    expect(numbers()).toStrictEqual([5, 4, 3, 2, 1])
    expect(asked.map(({ after }) => after)).toStrictEqual([null, runId(4)])
    expect(list.state()).toMatchObject({ known: true, complete: true, loading: false })
  })

  test('loads all pages until it is told that it is enough', async () => {
    const { list, asked, settle } = open({ runs: upTo(350), size: 50 })
    list.listen(nobody)
    await settle()
    const all = list.all()
    list.enough()
    await all
    expect(list.state().rows).toHaveLength(150)
    await list.all()
    expect(list.state().rows).toHaveLength(350)
    expect(asked).toHaveLength(4)
  })

  test('shows what it has, and the error, until a page can be read again', async () => {
    const { list, settle, fail, numbers } = open({ runs: upTo(4), size: 2 })
    list.listen(nobody)
    await settle()
    fail(true)
    await list.more()
    expect(list.state()).toMatchObject({ loading: false, error: { message: 'out of reach' } })
    fail(false)
    await list.more()
    expect(numbers()).toStrictEqual([4, 3, 2, 1])
    expect(list.state().error).toBeNull()
  })
})

describe('changes', () => {
  test('come into the list by themselves, unless it is held: then they are counted and wait', async () => {
    const { list, settle, becomes, numbers } = open({ runs: upTo(2), filter: { status: ['RUNNING'] } })
    list.listen(nobody)
    await settle()
    await becomes(runRow({ n: 3 }))
    expect(numbers()).toStrictEqual([3, 2, 1])
    list.hold(true)
    await becomes(runRow({ n: 4 }))
    await becomes(runRow({ n: 2, status: 'WAITING', lastSeq: 9 }))
    expect(numbers()).toStrictEqual([3, 2, 1])
    expect(list.state()).toMatchObject({ arrived: 1, strayed: 1 })
    list.show()
    expect(numbers()).toStrictEqual([4, 3, 1])
    await becomes(runRow({ n: 5 }))
    list.hold(false)
    await settle()
    expect(numbers()).toStrictEqual([5, 4, 3, 1])
  })

  test('of a busy run are told together', async () => {
    const { list, settle, becomes } = open({ runs: upTo(1) })
    let told = 0
    list.listen(() => (told += 1))
    await settle()
    const before = told
    const many = Array.from({ length: 40 }, (_, at) => becomes(runRow({ n: 1, lastSeq: at + 2 })))
    await Promise.all(many)
    expect(list.state().rows[0]?.lastSeq).toBe(41)
    expect(told - before).toBeLessThan(5)
  })

  test('that were missed while the connection was lost are read afterwards, those out of the list included', async () => {
    const { list, settle, becomes, connection, numbers } = open({ runs: upTo(3), filter: { status: ['RUNNING'] } })
    list.listen(nobody)
    await settle()
    list.hold(true)
    connection('lost')
    expect(list.state().lost).toBe(true)
    await becomes(runRow({ n: 2, status: 'COMPLETED', lastSeq: 70 }), false)
    await becomes(runRow({ n: 4 }), false)
    connection('resumed')
    await settle()
    expect(list.state()).toMatchObject({ lost: false, arrived: 1, strayed: 1 })
    expect(list.state().rows.map(({ status }) => status)).toStrictEqual(['RUNNING', 'COMPLETED', 'RUNNING'])
    list.hold(false)
    await settle()
    expect(numbers()).toStrictEqual([4, 3, 1])
  })

  test('that got lost on the way are found after a while', async () => {
    const { list, settle, becomes } = open({ runs: upTo(2) })
    list.listen(nobody)
    await settle()
    await becomes(runRow({ n: 1, status: 'FAILED', lastSeq: 9 }), false)
    expect(list.state().rows[1]?.status).toBe('RUNNING')
    await settle(31_000)
    expect(list.state().rows[1]?.status).toBe('FAILED')
  })
})
