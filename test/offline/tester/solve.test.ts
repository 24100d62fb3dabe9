import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparisons } from '../../../src/core/app-spec/condition.ts'
import { fits } from '../../../src/offline/tester/support/candidates.ts'
import { meets } from '../../../src/offline/tester/support/meets.ts'
import { frozenFromStart, solve } from '../../../src/offline/tester/support/solve.ts'
import { entityOf, read } from '../reader/reading.ts'
import { club } from './specs/club.ts'
import { kitchen } from './specs/kitchen.ts'
import { entity, field, grants, may } from './specs/parts.ts'

const entities = [...club.entities, ...kitchen.entities]

test('every row that is found keeps the limits of its fields and the comparisons of its entity', () => {
  fc.assert(
    fc.property(fc.constantFrom(...entities), fc.integer({ min: 1, max: 5000 }), (each, n) => {
      const row = solve(each, {}, n) ?? {}
      const set = each.fields.filter((one) => one.editable && one.type !== 'reference')
      expect(set.filter((one) => !fits(one, row[one.id] ?? null)).map((one) => [one.id, row[one.id]])).toEqual([])
      const broken = each.rules.filter((rule) => rule.kind === 'compare' && !meets(row, rule.condition))
      expect(broken).toEqual([])
    }),
  )
})

test('texts of different rows differ, and so do their other unique values', () => {
  const each = entity(
    'card',
    [field('code', 'text', { maxLength: 4 }), field('number', 'integer', { min: 1 }), field('day', 'date')],
    {
      grants: grants([may('anyone')]),
      rules: ['code', 'number', 'day'].map((id) => ({
        kind: 'unique' as const,
        id: `one_${id}`,
        fields: [id],
        where: [],
      })),
    },
  )
  const rows = Array.from({ length: 500 }, (_, n) => solve(each, {}, n + 1))
  for (const id of ['code', 'number', 'day']) expect(new Set(rows.map((row) => row?.[id])).size).toBe(500)
})

describe('a wish is granted at the edge, where a limit that is off by one shows', () => {
  const each = entity(
    'hall',
    [field('name', 'text'), field('seats', 'integer', { min: 1, max: 500 }), field('staff', 'integer')],
    { grants: grants([may('anyone')]) },
  )
  test.for(comparisons.map((op) => [op]))('a number %s 90', ([op = '=']) => {
    const row = solve(each, { where: [{ field: 'seats', op, value: { literal: 90 } }] }, 7)
    expect(Math.abs(Number(row?.['seats']) - 90)).toBeLessThanOrEqual(1)
  })
  test.for(comparisons.map((op) => [op]))('a number %s that of another field', ([op = '=']) => {
    const row = solve(each, { where: [{ field: 'staff', op, value: { field: 'seats' } }] }, 7)
    expect(Math.abs(Number(row?.['seats']) - Number(row?.['staff']))).toBeLessThanOrEqual(1)
  })
})

test('what cannot be is null', () => {
  const each = entity('hall', [field('seats', 'integer', { min: 1, max: 50 })], { grants: grants([may('anyone')]) })
  expect(solve(each, { where: [{ field: 'seats', op: '>', value: { literal: 50 } }] }, 1)).toBeNull()
})

test('a row that may not be deleted yet can be made all the same', () => {
  const spec = read(
    'Requests have a title. Requests are pending, approved or cancelled. Clerks approve and cancel requests. Only cancelled requests can be deleted.',
  )
  const request = entityOf(spec, 'request')
  expect(frozenFromStart(request, 'delete')).toBe(true)
  expect(frozenFromStart(request, 'edit')).toBe(false)
  expect(solve(request, {}, 1)).not.toBeNull()
})
