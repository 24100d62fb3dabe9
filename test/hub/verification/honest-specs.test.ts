import { expect, test } from 'vitest'
import { specification } from '../../../src/brain/contracts/specification.ts'
import type { AppSpec, Role } from '../../../src/core/app-spec/app-spec.ts'
import type { Subject } from '../../../src/core/app-spec/demand.ts'
import type { Entity } from '../../../src/core/app-spec/entity.ts'
import type { Field } from '../../../src/core/app-spec/field.ts'
import type { Clause } from '../../../src/core/clause.ts'
import { verifyAnswer } from '../../../src/hub/verification/verify-answer.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'
import { builtInBrain } from '../../brain/support/brains.ts'
import { Team } from '../../offline/support/team.ts'

const text = `Members sign in with an email address and a password. A loan has a title and a number of days.
Only librarians can delete loans.`
const team = new Team({ brain: await builtInBrain(), provider: offlineProvider(), text })
const written = (await team.ask('business_analyst', 'analyst')).answer as unknown as AppSpec
const [clause] = team.clauses
const [loan] = written.entities.filter(({ id }) => id === 'loan')
if (clause === undefined || loan === undefined) throw new Error('expected a clause and a loan')
const [field] = loan.fields.filter(({ type }) => type === 'integer')
if (field === undefined) throw new Error('expected a number of days')

interface Honest {
  readonly demands: readonly Subject[]
  readonly loan?: Partial<Entity>
  readonly field?: Partial<Field>
  readonly roles?: readonly Role[]
}

/** What is said of a specification that makes one clause of such elements; the kinds of things in it are assumed. */
function said(sentence: string, { demands, ...change }: Honest): readonly string[] {
  const one: Clause = { ...clause, text: sentence, kind: 'rule' } as Clause
  const fields = loan?.fields.map((before) => (before.id === field?.id ? { ...before, ...change.field } : before)) ?? []
  const spec: AppSpec = {
    ...written,
    accounts: { fields: [], ...written.accounts, roles: [...(change.roles ?? written.accounts?.roles ?? [])] },
    entities: [{ ...(loan as Entity), fields, ...change.loan }],
    figures: [],
    demands: demands.map((subject, index) => ({ id: `C1.${index + 1}`, clause: one.id, part: sentence, subject })),
    unserved: [],
    assumptions: [{ id: 'A1', text: 'Loans are kept', source: 'default' }],
  }
  const found = verifyAnswer({ contract: specification, answer: spec, clauses: [one], serves: [one] })
  return found.map(({ code, message }) => `${code}: ${message}`)
}

const of = { entity: 'loan', field: field.id }
const inField: Subject = { kind: 'field', ...of }
const ranged: Subject = { kind: 'range', ...of }
const member = [{ who: 'member', own: null }]
const librarian = [{ who: 'librarian', own: null }]
const choice = (...titles: readonly string[]): Partial<Field> => ({
  type: 'choice',
  min: null,
  max: null,
  default: null,
  options: titles.map((title) => ({ id: title, title })),
})
const state = (id: string) => ({ id, title: id })
const states = {
  field: 'state',
  title: 'State',
  values: [state('open'), state('returned'), state('lost')],
  initial: 'open',
  transitions: [
    { id: 'return', title: 'Return', from: ['open'], to: 'returned', by: librarian },
    { id: 'lose', title: 'Lose', from: ['open'], to: 'lost', by: librarian },
  ],
} satisfies Entity['states']

const honest: readonly (readonly [string, Honest])[] = [
  ['The number of days is at most two weeks.', { demands: [ranged], field: { max: 14 } }],
  ['The number of days is at most 14 days.', { demands: [ranged], field: { max: 14 } }],
  ['The number of days must be less than 15.', { demands: [ranged], field: { max: 14 } }],
  ['The number of days is at most two hundred.', { demands: [ranged], field: { max: 200 } }],
  ['The number of days is at most 2 thousand.', { demands: [ranged], field: { max: 2000 } }],
  ['The number of days is at most three hundred and fifty.', { demands: [ranged], field: { max: 350 } }],
  ['The number of days is at most twenty-five.', { demands: [ranged], field: { max: 25 } }],
  ['The price is at most 1.5 million.', { demands: [ranged], field: { max: 1_500_000 } }],
  [
    'The rating is between 1 and 5.',
    { demands: [{ kind: 'options', ...of }], field: choice('s1', 's2', 's3', 's4', 's5') },
  ],
  [
    'Each loan is of one of three kinds: short, long, open.',
    { demands: [{ kind: 'options', ...of }], field: choice('short', 'long', 'open') },
  ],
  [
    'A loan has one of three states: open, returned, lost.',
    { demands: [{ kind: 'states', entity: 'loan' }], loan: { states } },
  ],
  ['The number of days is not required.', { demands: [inField] }],
  ['A title is not mandatory.', { demands: [inField] }],
  [
    'The consent of a librarian is required to delete a loan.',
    {
      demands: [{ kind: 'permission', entity: 'loan', action: 'delete' }],
      loan: { grants: { ...loan.grants, delete: librarian } },
    },
  ],
  [
    'Loans of members can be deleted by librarians.',
    {
      demands: [{ kind: 'permission', entity: 'loan', action: 'delete' }],
      loan: { grants: { ...loan.grants, delete: librarian } },
    },
  ],
  [
    'Loans that members made can only be deleted by librarians.',
    {
      demands: [{ kind: 'permission', entity: 'loan', action: 'delete' }],
      loan: { grants: { ...loan.grants, delete: librarian } },
    },
  ],
  [
    'Only overdue loans can be deleted.',
    {
      demands: [{ kind: 'permission', entity: 'loan', action: 'delete' }],
      loan: { grants: { ...loan.grants, delete: member } },
    },
  ],
]

test.each(honest)('an honest specification passes: %s', (sentence, made) => {
  expect(said(sentence, made)).toEqual([])
})

const changed: readonly (readonly [string, Honest])[] = [
  [
    'The number of days is at most 4.',
    { demands: [{ kind: 'entity', entity: 'loan', actions: ['list'] }], field: { max: 40 } },
  ],
  ['The number of days is at most two hundred.', { demands: [ranged], field: { max: 2 } }],
  ['The number of days is at most twenty-five.', { demands: [ranged], field: { max: 40 } }],
  ['A loan has at most three days.', { demands: [ranged], field: { max: 5 } }],
  ['The number of days is required.', { demands: [inField] }],
  [
    'Loans of members can only be deleted by librarians.',
    {
      demands: [{ kind: 'permission', entity: 'loan', action: 'delete' }],
      loan: { grants: { ...loan.grants, delete: member } },
    },
  ],
  [
    'Only librarians can delete loans.',
    {
      demands: [{ kind: 'permission', entity: 'loan', action: 'delete' }],
      loan: { grants: { ...loan.grants, delete: member } },
    },
  ],
]

test.each(changed)('one that says something else does not: %s', (sentence, made) => {
  expect(said(sentence, made)).not.toEqual([])
})
