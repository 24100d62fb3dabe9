import { expect, test } from 'vitest'
import { forPeople } from '../../../web/src/pages/cluster/for-people.ts'

test('drills and the provider of benchmarks are counted, not listed; the default is listed whatever it is', () => {
  const named = (name: string, isDefault = false) => ({ name, isDefault })
  const all = [named('offline'), named('offline+wrong', true), named('offline+slow'), named('null'), named('anthropic')]
  const { shown, folded } = forPeople(all)
  expect(shown.map(({ name }) => name)).toEqual(['offline', 'offline+wrong', 'anthropic'])
  expect(folded).toBe(2)
})
