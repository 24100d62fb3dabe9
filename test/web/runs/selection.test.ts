import { describe, expect, test } from 'vitest'
import { allToggled, among, nothingSelected, toggled } from '../../../web/src/pages/runs/selection.ts'

const shown = ['a', 'b', 'c', 'd', 'e']
const pick = (...steps: readonly string[]) =>
  steps.reduce(
    (selection, step) => toggled(selection, { id: step.slice(-1), range: step.startsWith('⇧'), shown }),
    nothingSelected,
  )

describe('selecting runs', () => {
  test.each([
    [['b'], 'b'],
    [['b', 'b'], ''],
    [['b', 'd'], 'bd'],
    [['b', '⇧d'], 'bcd'],
    [['d', '⇧b'], 'bcd'],
    [['b', '⇧e', '⇧c'], 'bcde'],
    [['a', '⇧e', 'b', '⇧d'], 'ae'],
    [['⇧c'], 'c'],
  ] as const)('%j selects %s', (steps, expected) => {
    expect([...pick(...steps).ids].toSorted().join('')).toBe(expected)
  })

  test('a range whose beginning is no longer shown is the one run alone', () => {
    const before = toggled(nothingSelected, { id: 'z', range: false, shown: ['z'] })
    expect([...toggled(before, { id: 'c', range: true, shown }).ids].toSorted()).toStrictEqual(['c', 'z'])
  })

  test('all shown are selected, or none where all were', () => {
    const all = allToggled(pick('b'), shown)
    expect(all.ids.size).toBe(5)
    expect(allToggled(all, shown).ids.size).toBe(0)
    expect(allToggled(nothingSelected, []).ids.size).toBe(0)
  })

  test('what is no longer shown is not acted upon', () => {
    const selection = pick('a', 'c')
    expect([...among(selection, ['c', 'd']).ids]).toStrictEqual(['c'])
    expect(among(selection, shown)).toBe(selection)
  })
})
