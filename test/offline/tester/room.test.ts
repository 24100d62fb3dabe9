import { describe, expect, test } from 'vitest'
import { hasRoom, roomFor } from '../../../src/offline/tester/support/room.ts'
import { solve } from '../../../src/offline/tester/support/solve.ts'
import { day } from '../../../src/offline/tester/support/calendar.ts'
import { contest } from './specs/contest.ts'

const entity = (id: string) => {
  const found = contest.entities.find((each) => each.id === id)
  if (found === undefined) throw new Error(`no ${id}`)
  return found
}

describe('room for one more row of the same person', () => {
  test('a limit counts them', () => {
    const row = { maker: 7 }
    expect(hasRoom(entity('piece'), [row], row)).toBe(true)
    expect(hasRoom(entity('piece'), [row, row], row)).toBe(false)
    expect(hasRoom(entity('piece'), [row, row], { maker: 8 })).toBe(true)
  })
  test('what must be unique is counted with all that it speaks of', () => {
    const rows = [{ piece: 1, judge: 7 }]
    expect(hasRoom(entity('score'), rows, { piece: 1, judge: 7 })).toBe(false)
    expect(hasRoom(entity('score'), rows, { piece: 2, judge: 7 })).toBe(true)
  })
  test('how many may share a field', () => {
    expect(roomFor(entity('piece'), ['maker'])).toBe(2)
    expect(roomFor(entity('score'), ['piece'])).toBe(Number.POSITIVE_INFINITY)
    expect(roomFor(entity('score'), ['piece', 'judge'])).toBe(1)
  })
})

test('a row that is overdue is found although its days must keep their order', () => {
  const [overdue] = entity('stay').computed
  const where = overdue?.kind === 'flag' ? overdue.when : []
  const row = solve(entity('stay'), { where: where.slice(0, 1) }, 3)
  expect(String(row?.['last_day']) < day()).toBe(true)
  expect(String(row?.['first_day']) < String(row?.['last_day'])).toBe(true)
})
