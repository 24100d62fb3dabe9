import { describe, expect, test } from 'vitest'
import {
  columns,
  inOrderOf,
  newestFirst,
  readSort,
  sortBy,
  sorted,
  tookMs,
  writeSort,
} from '../../../web/src/pages/runs/sort.ts'
import { runRow, submittedAt } from '../support/run-row.ts'

const now = submittedAt(100)
const rows = [
  runRow({ n: 3, title: 'run 10', status: 'WAITING', owner: 'b', progress: { covered: 1, toCover: 4, costUsd: 2 } }),
  runRow({
    n: 2,
    title: 'Run 9',
    status: 'COMPLETED',
    progress: { covered: 9, toCover: 9, endedAt: new Date(submittedAt(50)).toISOString() },
  }),
  runRow({ n: 1, title: 'Älter', status: 'PARKED', owner: 'a', progress: { covered: 0, toCover: 3, costUsd: 0.5 } }),
]
const numbers = (sort: Parameters<typeof sorted>[1]): readonly number[] =>
  sorted(rows, sort, now).map(({ id }) => Number(id.slice(-2)))

describe('sorting runs', () => {
  test.each([
    ['started', [1, 2, 3]],
    ['title', [1, 2, 3]],
    ['status', [3, 1, 2]],
    ['coverage', [1, 3, 2]],
    ['cost', [2, 1, 3]],
    ['duration', [2, 3, 1]],
    ['owner', [2, 1, 3]],
  ] as const)('by %s, and the other way round', (by, expected) => {
    expect(numbers({ by, down: false })).toStrictEqual(expected)
    expect(numbers({ by, down: true })).toStrictEqual(expected.toReversed())
  })

  test.each([false, true])('equals stay newest first (down: %s)', (down) => {
    const equal = [runRow({ n: 5 }), runRow({ n: 9 }), runRow({ n: 7 })]
    expect(sorted(equal, { by: 'cost', down }, now).map(({ id }) => id.slice(-1))).toStrictEqual(['9', '7', '5'])
  })

  test('an open run takes until now, an ended one no longer', () => {
    expect(rows.map((row) => tookMs(row, now))).toStrictEqual([97_000, 48_000, 99_000])
  })
})

describe('a sort in an address', () => {
  test.each(columns)('%s is read as it was written', (by) => {
    for (const down of [false, true]) expect(readSort(writeSort({ by, down }))).toStrictEqual({ by, down })
  })

  test.each([undefined, '', '-', 'nonsense', '-nonsense'])('%j is newest first, which is not written', (text) => {
    expect(readSort(text)).toStrictEqual(newestFirst)
    expect(writeSort(readSort(text))).toBeUndefined()
  })
})

describe('clicking headings', () => {
  test('words begin with A, figures with the largest, and a second click turns round', () => {
    expect(sortBy(newestFirst, 'title')).toStrictEqual({ by: 'title', down: false })
    expect(sortBy(newestFirst, 'cost')).toStrictEqual({ by: 'cost', down: true })
    expect(sortBy({ by: 'cost', down: true }, 'cost')).toStrictEqual({ by: 'cost', down: false })
    expect(sortBy(newestFirst, 'started')).toStrictEqual({ by: 'started', down: false })
  })
})

test('while rows are held, they are shown as they are now in the order that they had', () => {
  const [a, b, c] = [runRow({ n: 1 }), runRow({ n: 2 }), runRow({ n: 3 })]
  const later = runRow({ n: 2, lastSeq: 5 })
  expect(inOrderOf([b, a, runRow({ n: 9 })], [c, later, a])).toStrictEqual([later, a, c])
})
