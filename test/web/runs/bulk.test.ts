import { describe, expect, test } from 'vitest'
import type { RunStatus } from '../../../web/src/api/generated/graphql.ts'
import { bulkActions, carryOut, refusals, takers } from '../../../web/src/pages/runs/bulk.ts'
import { offered } from '../../../web/src/pages/runs/filter.ts'
import { runRow } from '../support/run-row.ts'

describe('who takes an action', () => {
  const all = offered.map((status, n) => runRow({ n, status }))
  test.each([
    ['pause', ['WAITING', 'RUNNING', 'PLANNING', 'QUEUED']],
    ['resume', ['PARKED', 'PAUSED']],
    ['cancel', ['WAITING', 'PARKED', 'RUNNING', 'PLANNING', 'QUEUED', 'PAUSED']],
  ] as const)('%s: %j', (action, expected: readonly RunStatus[]) => {
    expect(takers(all, action).map(({ status }) => status)).toStrictEqual(expected)
  })

  test('what has ended takes none', () => {
    const ended = (['COMPLETED', 'FAILED', 'CANCELLED'] as const).map((status, n) => runRow({ n, status }))
    for (const action of bulkActions) expect(takers(ended, action)).toStrictEqual([])
  })
})

describe('carrying it out', () => {
  const runs = Array.from({ length: 9 }, (_, n) => runRow({ n }))

  test('every run is asked once, never more at a time than there are lanes, and answers come in the order of the runs', async () => {
    const asked: string[] = []
    const waiting: (() => void)[] = []
    let most = 0
    const done: number[] = []
    const work = carryOut({
      runs,
      lanes: 3,
      onProgress: (n) => done.push(n),
      send: async ({ id, title }) => {
        asked.push(id)
        await new Promise<void>((resolve) => waiting.push(resolve))
        return title === 'Run 4' ? 'no' : null
      },
    })
    while (done.length < runs.length) {
      most = Math.max(most, waiting.length)
      // The latest first: the order of answers is not that of questions.
      waiting.pop()?.()
      await Promise.resolve()
    }
    const outcomes = await work
    expect(most).toBe(3)
    expect(asked).toStrictEqual(runs.map(({ id }) => id))
    expect(done).toStrictEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
    expect(outcomes.map(({ run }) => run)).toStrictEqual(runs)
    expect(outcomes.filter(({ refusal }) => refusal !== null).map(({ run }) => run.title)).toStrictEqual(['Run 4'])
  })

  test('nothing to do is done at once', async () => {
    const send = (): Promise<null> => Promise.reject(new Error('never'))
    expect(await carryOut({ runs: [], lanes: 3, onProgress: () => undefined, send })).toStrictEqual([])
  })
})

test('refusals say the same words once, with every title', () => {
  const outcomes = [
    { run: runRow({ n: 1 }), refusal: 'ended' },
    { run: runRow({ n: 2 }), refusal: null },
    { run: runRow({ n: 3 }), refusal: 'gone' },
    { run: runRow({ n: 4 }), refusal: 'ended' },
  ]
  expect(refusals(outcomes)).toStrictEqual([
    { message: 'ended', titles: ['Run 1', 'Run 4'] },
    { message: 'gone', titles: ['Run 3'] },
  ])
})
