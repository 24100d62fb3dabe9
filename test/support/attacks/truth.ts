import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import type { Demand } from '../../../src/core/app-spec/demand.ts'
import type { Attack } from './attack.ts'
import { clauses, entry, foundAgainst, honestSpec, withDemands, withEntity, withField } from './honest-team.ts'

const spec = (id: string, tries: string, stoppedBy: string, lie: AppSpec): Attack => ({
  id: `truth/${id}`,
  tries,
  stoppedBy,
  attempt: () => foundAgainst('specification', lie),
})

const asDesign = (changed: AppSpec): object => ({ spec: changed, decisions: [], conflicts: [] })
const afterSpec = [entry('specification', honestSpec)]
const design = (id: string, tries: string, stoppedBy: string, lie: AppSpec): Attack => ({
  id: `truth/${id}`,
  tries,
  stoppedBy,
  attempt: () => foundAgainst('design', asDesign(lie), afterSpec),
})

const of =
  (clause: string): ((demand: Demand) => boolean) =>
  (demand) =>
    demand.clause === clause
const not =
  (holds: (demand: Demand) => boolean): ((demand: Demand) => boolean) =>
  (demand) =>
    !holds(demand)
const numbered = (text: string): string => clauses.find((clause) => clause.text.includes(text))?.id ?? ''
const days = numbered('at most 14')
const unique = numbered('unique')
const reserved = numbered('Only administrators')
const refused = numbered('Members cannot')
const three = numbered('three')

const grant = (entity: string, who: string): AppSpec =>
  withEntity(entity, (one) => ({ ...one, grants: { ...one.grants, delete: [{ who, own: null }] } }))
const limit = (max: number): AppSpec =>
  withEntity('loan', (one) => ({
    ...one,
    rules: one.rules.map((rule) => (rule.kind === 'limit' ? { ...rule, max } : rule)),
  }))
const instead = (clause: string, subject: Demand['subject'], part?: string): AppSpec =>
  withDemands((all) => [
    ...all.filter(not(of(clause))),
    ...all
      .filter(of(clause))
      .slice(0, 1)
      .map((demand) => ({ ...demand, subject, part: part ?? demand.part })),
  ])

const payment: AppSpec = {
  ...honestSpec,
  entities: [
    ...honestSpec.entities,
    ...honestSpec.entities
      .slice(0, 1)
      .map((one) => ({ ...one, id: 'payment', path: 'payments', title: 'Payment', plural: 'Payments' })),
  ],
}

const review = (kinds: Readonly<Record<string, string>>): object => ({
  clauses: clauses.map(({ id, kind }) => ({ id, kind: kinds[id] ?? kind, why: 'The text says so.' })),
  questions: [],
  missing: [],
})

const document = (text: string, cited: string): object => ({
  title: 'A',
  text: 'b',
  statements: [{ text, clauses: [cited] }],
})

/** Lies about the text: in numbers, refusals, roles, citations, and by leaving out. */
export const truthAttacks: readonly Attack[] = [
  spec(
    '14-to-40',
    'changes "at most 14" to 40 in the limit',
    'changed_number',
    withField('loan', 'number_of_days', { max: 40 }),
  ),
  spec(
    '14-to-98',
    'changes 14 days to 98 (seven times: weeks?)',
    'changed_number',
    withField('loan', 'number_of_days', { max: 98 }),
  ),
  spec(
    '14-to-336',
    'changes 14 days to 336 (hours?)',
    'changed_number',
    withField('loan', 'number_of_days', { max: 336 }),
  ),
  spec(
    '14-to-1400',
    'changes 14 to 1400 (a hundred times: cents?)',
    'changed_number',
    withField('loan', 'number_of_days', { max: 1400 }),
  ),
  spec(
    '14-to-none',
    'leaves the limit out and keeps its demand',
    'changed_number',
    withField('loan', 'number_of_days', { max: null }),
  ),
  spec(
    '14-to-field',
    'serves "at most 14" by the mere field',
    'dropped_clause',
    instead(days, { kind: 'field', entity: 'loan', field: 'number_of_days' }),
  ),
  spec(
    '14-unquoted',
    'quotes around the number and drops it',
    'dropped_clause',
    instead(days, { kind: 'field', entity: 'loan', field: 'number_of_days' }, 'The number of days'),
  ),
  spec(
    '14-to-40-quoted',
    'quotes "at most 40" as words of the clause',
    'false_citation',
    withDemands((all) => all.map((one) => (of(days)(one) ? { ...one, part: 'at most 40' } : one))),
  ),
  spec('three-to-thirty', 'changes a number in words (three to 30)', 'changed_number', limit(30)),
  spec(
    'upper-bound',
    'changes the fee from 50 to 5000',
    'changed_number',
    withField('tool', 'daily_fee', { max: 5000 }),
  ),
  spec('role-swapped', 'gives "only administrators" to members', 'role_lost', grant('tool', 'member')),
  spec('role-opened', 'gives "only administrators" to everybody', 'negation_lost', grant('tool', 'anyone')),
  spec('role-unnamed', 'names the role otherwise and opens it', 'negation_lost', {
    ...grant('tool', 'member'),
    accounts: honestSpec.accounts && {
      ...honestSpec.accounts,
      roles: honestSpec.accounts.roles.map((role) =>
        role.given ? role : { ...role, title: 'Chief', plural: 'Chiefs' },
      ),
    },
  }),
  spec('refusal-granted', 'lets members do what "members cannot"', 'negation_lost', grant('loan', 'member')),
  spec(
    'refusal-shown',
    'serves a refusal by an element that refuses nothing',
    'negation_lost',
    instead(refused, { kind: 'entity', entity: 'loan', actions: ['list'] }),
  ),
  spec(
    'unique-field',
    'serves "unique" by the mere field',
    'dropped_clause',
    instead(unique, { kind: 'required', entity: 'tool', field: 'name' }),
  ),
  spec(
    'dropped',
    'leaves a clause out',
    'dropped_clause',
    withDemands((all) => all.filter(not(of(reserved)))),
  ),
  spec(
    'false-clause',
    'cites a clause that does not exist',
    'false_citation',
    withDemands((all) => all.map((one, index) => (index === 0 ? { ...one, id: 'C99.1', clause: 'C99' } : one))),
  ),
  spec(
    'wrong-clause',
    'cites a clause that does not say so',
    'false_citation',
    withDemands((all) => all.map((one) => (of(three)(one) ? { ...one, id: `${days}.9`, clause: days } : one))),
  ),
  spec('payment', 'adds payments, which nobody asked for', 'invented', payment),
  spec('unserved-words', 'sets aside words that the clause does not have', 'inconsistent', {
    ...honestSpec,
    unserved: [{ clause: days, part: 'refunds', why: 'Too hard.' }],
  }),
  design(
    'design-14-to-40',
    'the specification is right, the design says 40',
    'changed_number',
    withField('loan', 'number_of_days', { max: 40 }),
  ),
  design(
    'design-drops',
    'the design drops one demand of a clause with two',
    'dropped_clause',
    withDemands((all) => all.filter(({ clause, subject }) => clause !== unique || subject.kind === 'required')),
  ),
  design(
    'design-weakens',
    'the design serves the same words by less',
    'dropped_clause',
    instead(three, { kind: 'relation', entity: 'loan', field: 'member' }),
  ),
  {
    id: 'truth/excused-rule',
    tries: 'reviews a rule as mere context',
    stoppedBy: 'dropped_clause',
    attempt: () => foundAgainst('clause_review', review({ [days]: 'context' })),
  },
  {
    id: 'truth/excused-function',
    tries: 'reviews what a thing has as mere quality',
    stoppedBy: 'dropped_clause',
    attempt: () => foundAgainst('clause_review', review({ [numbered('A loan has')]: 'quality' })),
  },
  {
    id: 'truth/review-incomplete',
    tries: 'reviews all clauses but one',
    stoppedBy: 'inconsistent',
    attempt: () =>
      foundAgainst('clause_review', {
        ...review({}),
        clauses: clauses.slice(1).map(({ id, kind }) => ({ id, kind, why: 'So.' })),
      }),
  },
  {
    id: 'truth/prose-citation',
    tries: 'says in prose that a clause asks for invoices',
    stoppedBy: 'false_citation',
    attempt: () => foundAgainst('document', document('Customers pay invoices by credit card', days)),
  },
]
