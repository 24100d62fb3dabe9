import { describe, expect, test } from 'vitest'
import { readRunsSearch } from '../../../web/src/app/search.ts'
import { filterOf, flipped, isAttention, needAttention, runIdIn } from '../../../web/src/pages/runs/filter.ts'
import { openSummary } from '../../../web/src/pages/runs/open-counts.ts'
import { targetOf } from '../../../web/src/pages/runs/row-keys.ts'
import { runId } from '../support/run-row.ts'

describe('an address', () => {
  test.each([
    [{}, '', []],
    [{ q: '  shop ', status: ['RUNNING', 'WAITING'] }, 'shop', ['WAITING', 'RUNNING']],
    [{ q: 2026, status: 'PARKED,WAITING,nonsense' }, '2026', ['WAITING', 'PARKED']],
    [{ status: 'PAUSED' }, '', ['PAUSED']],
  ])('%j is read', (search, q, status) => {
    expect(filterOf(readRunsSearch(search))).toStrictEqual({ search: q, status })
  })
})

describe('status', () => {
  test('one more, one less, always in the order in which they are offered', () => {
    expect(flipped(['PAUSED'], 'WAITING')).toStrictEqual(['WAITING', 'PAUSED'])
    expect(flipped(['WAITING', 'PAUSED'], 'WAITING')).toStrictEqual(['PAUSED'])
  })

  test('what needs attention is exactly that', () => {
    expect(isAttention(needAttention.toReversed())).toBe(true)
    expect(isAttention(['WAITING', 'PARKED'])).toBe(false)
    expect(isAttention([...needAttention, 'RUNNING'])).toBe(false)
    expect(isAttention([])).toBe(false)
  })
})

test('the id of a run is found in what was searched for', () => {
  expect(runIdIn(` ${runId(7)} `)).toBe(runId(7))
  expect(runIdIn(`http://localhost:8013/runs/${runId(7)}?seq=2`)).toBe(runId(7))
  expect(runIdIn('run_7')).toBeNull()
})

test.each([
  [new Map(), 'Nothing is under way.'],
  [new Map([['RUNNING', 1]] as const), '1 run is open.'],
  [
    new Map([
      ['RUNNING', 3],
      ['WAITING', 2],
    ] as const),
    '5 runs are open, 2 wait for you.',
  ],
] as const)('what is open is said: %#', (counts, expected) => {
  expect(openSummary(counts)).toBe(expected)
})

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowDown', 9, null],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, null],
  ['Home', 3, 0],
  ['Home', 0, null],
  ['End', 3, 9],
  ['x', 3, null],
  ['ArrowDown', Number.NaN, null],
])('%s in row %d of ten leads to %j', (key, index, expected) => {
  expect(targetOf(key, index, 10)).toBe(expected)
})
