import { expect, test } from 'vitest'
import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import { verifyNothingLost, verifySpec } from '../../../src/hub/verification/specification/verify-spec.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { builtInBrain } from '../../brain/support/brains.ts'
import { Team } from '../../offline/support/team.ts'

const text = `Members sign in with an email address and a password. A book has a title and a number of pages.
The number of pages must be between 10 and 2000. Only librarians can delete books.`
const team = new Team({ brain: await builtInBrain(), provider: offlineProvider(), text })
const spec = (await team.ask('business_analyst', 'analyst')).answer as unknown as AppSpec
const codes = (changed: AppSpec): string[] => verifySpec(changed, team.clauses).map(({ code }) => code)
const pages = spec.demands.find(({ subject }) => subject.kind === 'range')
const deleting = spec.demands.find(({ subject }) => subject.kind === 'permission' && subject.action === 'delete')

const changeBooks = (change: (entity: AppSpec['entities'][number]) => AppSpec['entities'][number]): AppSpec => ({
  ...spec,
  entities: spec.entities.map((entity) => (entity.id === 'book' ? change(entity) : entity)),
})
const changePages = (change: object): AppSpec =>
  changeBooks((entity) => ({
    ...entity,
    fields: entity.fields.map((field) =>
      pages !== undefined && 'field' in pages.subject && field.id === pages.subject.field
        ? { ...field, ...change }
        : field,
    ),
  }))

test('the reader understands what these tests are about', () => {
  expect(pages?.clause).toBe('C3')
  expect(deleting?.clause).toBe('C4')
  expect(codes(spec)).toEqual([])
})

test('a clause that nothing accounts for is dropped', () => {
  expect(codes({ ...spec, demands: spec.demands.filter(({ clause }) => clause !== 'C3') })).toEqual(['dropped_clause'])
})

test('a number that is not that of the text is found', () => {
  expect(codes(changePages({ max: 4003 }))).toEqual(['changed_number'])
})

test('a limit that is gone is found, twice over', () => {
  expect(codes(changePages({ min: null, max: null }))).toEqual(['negation_lost', 'changed_number'])
})

test('what only some may do and everybody is granted is found', () => {
  const open = changeBooks((entity) => ({
    ...entity,
    grants: { ...entity.grants, delete: [{ who: 'signed_in', own: null }] },
  }))
  expect(codes(open)).toEqual(['negation_lost'])
})

test('what is granted to another role than the text names is found', () => {
  const other = changeBooks((entity) => ({
    ...entity,
    grants: { ...entity.grants, delete: [{ who: 'pirate', own: null }] },
  }))
  expect(codes(other)).toEqual(['role_lost'])
})

test('words that a clause does not have are found', () => {
  const moved = spec.demands.map((demand) => (demand === pages ? { ...demand, part: 'at most 5 elephants' } : demand))
  expect(codes({ ...spec, demands: moved })).toContain('false_citation')
})

test('a refusal that has become a mere field is found', () => {
  const lost = spec.demands.map((demand) =>
    demand === deleting ? { ...demand, subject: { kind: 'field' as const, entity: 'book', field: 'title' } } : demand,
  )
  expect(codes({ ...spec, demands: lost })).toEqual(['negation_lost'])
})

test('a clause that is openly not served in these words is no finding', () => {
  const without = spec.demands.filter(({ clause }) => clause !== 'C4')
  const open = { clause: 'C4', part: 'Only librarians can delete books', why: 'x' }
  expect(codes({ ...spec, demands: without, unserved: [...spec.unserved, open] })).toEqual([])
})

test('a design that says the same demands in another order of their words has lost nothing; one without a demand has', () => {
  const turned = spec.demands.map((demand) => {
    const { subject } = demand
    const other = Object.fromEntries(Object.entries(subject).toReversed()) as unknown as typeof subject
    return { ...demand, subject: 'actions' in other ? { ...other, actions: other.actions.toReversed() } : other }
  })
  expect(verifyNothingLost(spec, { ...spec, demands: turned })).toEqual([])
  expect(verifyNothingLost(spec, { ...spec, demands: turned.slice(1) })).toHaveLength(1)
})
