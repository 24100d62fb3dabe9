import { expect, test } from 'vitest'
import { checkAppSpec } from '../../src/builder/check/check-app-spec.ts'
import type { AppSpec } from '../../src/core/app-spec/app-spec.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import { pruneSpec } from '../../src/offline/verify/prune-spec.ts'
import { builtInBrain } from '../brain/support/brains.ts'
import { Team } from './support/team.ts'

const text = `Members sign in with an email address and a password. A book has a title and a number of pages. The title is required.
The number of pages must be between 10 and 2000. Only librarians can delete books.`
const team = new Team({ brain: await builtInBrain(), provider: offlineProvider(), text })
const spec = (await team.ask('business_analyst', 'analyst')).answer as unknown as AppSpec

const changeBooks = (change: (entity: AppSpec['entities'][number]) => object): AppSpec => ({
  ...spec,
  entities: spec.entities.map((entity) => (entity.id === 'book' ? { ...entity, ...change(entity) } : entity)),
})

test('a specification that can be built stays as it is', () => {
  expect(pruneSpec(spec)).toEqual(spec)
})

test.each<[string, AppSpec]>([
  ['a list of fields that are not there', changeBooks(({ list }) => ({ list: { ...list, columns: ['wings'] } }))],
  [
    'a rule about a field that is not there',
    changeBooks(({ rules }) => ({ rules: [...rules, { kind: 'unique', id: 'odd', fields: ['wings'], where: [] }] })),
  ],
  [
    'a state that no transition leads to',
    changeBooks(() => ({
      states: {
        field: 'status',
        title: 'Status',
        initial: 'new',
        values: ['new', 'old', 'lost'].map((id) => ({ id, title: id })),
        transitions: [{ id: 'age', title: 'Age', from: ['new'], to: 'old', by: [{ who: 'signed_in', own: null }] }],
      },
    })),
  ],
  [
    'a computed value over nothing',
    changeBooks(() => ({
      computed: [{ kind: 'expression', id: 'odd', title: 'Odd', type: 'decimal', expression: 'wings * 2' }],
    })),
  ],
])('%s is taken out', (_what, broken) => {
  expect(checkAppSpec(broken)).not.toEqual([])
  expect(checkAppSpec(pruneSpec(broken))).toEqual([])
})

test('a demand that points to nothing is named as not served, with its words', () => {
  const demand = spec.demands.find(({ subject }) => subject.kind === 'range')
  if (demand === undefined) throw new Error('the reader understands the range')
  const lost = changeBooks(({ fields }) => ({
    fields: fields.filter(({ id }) => !('field' in demand.subject) || id !== demand.subject.field),
  }))
  const pruned = pruneSpec(lost)
  expect(checkAppSpec(pruned)).toEqual([])
  expect(pruned.demands).not.toContainEqual(demand)
  expect(pruned.unserved).toContainEqual(expect.objectContaining({ clause: demand.clause, part: demand.part }))
})
