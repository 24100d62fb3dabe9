import { describe, expect, it } from 'vitest'
import { rulesMatrix } from '../../../web/src/pages/plan/rules-matrix.ts'

const none = { handed: new Map<string, number>(), refused: new Map<string, number>() }
const rule = (from: string, to: string, kinds: readonly ('DESIGN' | 'APPLICATION')[] = []) => ({
  from: { name: from },
  to: { name: to },
  kinds,
})

describe('who may hand to whom', () => {
  it('has a row for each who may hand something and a column for each who may get something', () => {
    const { columns, rows } = rulesMatrix([rule('a', 'b'), rule('b', 'c')], none)
    expect(columns).toEqual(['b', 'c'])
    expect(rows.map(({ from, cells }) => [from, cells.map(({ kinds }) => kinds)])).toEqual([
      ['a', [[], null]],
      ['b', [null, []]],
    ])
  })

  it('joins rules for the same two; every kind is more than some', () => {
    const { rows } = rulesMatrix(
      [
        rule('a', 'b', ['APPLICATION']),
        rule('a', 'b', ['DESIGN', 'APPLICATION']),
        rule('c', 'b', ['APPLICATION']),
        rule('c', 'b'),
      ],
      none,
    )
    expect(rows.map(({ cells }) => cells[0]?.kinds)).toEqual([['APPLICATION', 'DESIGN'], []])
  })

  it('counts what was handed, and shows what was refused without a rule', () => {
    const { rows } = rulesMatrix([rule('a', 'b')], { handed: new Map([['a>b', 3]]), refused: new Map([['x>b', 1]]) })
    expect(rows.map(({ from, cells }) => [from, cells[0]?.handed, cells[0]?.refused, cells[0]?.kinds])).toEqual([
      ['a', 3, 0, []],
      ['x', 0, 1, null],
    ])
  })
})
