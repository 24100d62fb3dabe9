import { expect, test } from 'vitest'
import { rank, valueOf } from '../../../web/src/pages/palette/rank.ts'

const fits = (name: string, sought: string): number => rank(valueOf('an id with cluster in it', name), sought)

test('what begins with the text comes before what has it further on, and both before what has it within a word', () => {
  expect(fits('Tester', 'te')).toBeGreaterThan(fits('Senior tester', 'te'))
  expect(fits('Senior tester', 'te')).toBeGreaterThan(fits('Architect', 'te'))
  expect(fits('Architect', 'te')).toBeGreaterThan(0)
})

test('every word has to be in the name, and the id does not count', () => {
  expect(fits('Solution Architect', 'arch sol')).toBeGreaterThan(0)
  expect(fits('Solution Architect', 'arch data')).toBe(0)
  expect(fits('Runs', 'cluster')).toBe(0)
})

test('nothing sought: everything fits', () => {
  expect(fits('Runs', ' ')).toBe(1)
})
