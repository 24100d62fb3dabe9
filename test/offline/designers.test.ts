import { describe, expect, test } from 'vitest'
import { checkPlan } from '../../src/brain/plan/check-plan.ts'
import { builtInPlan } from '../../src/brain/plan/plan-for.ts'
import { planFromEntries } from '../../src/brain/plan/plan-from-entries.ts'
import { offlineProvider } from '../../src/offline/provider.ts'
import type { Plan } from '../../src/workflow/plan.ts'
import { builtInBrain } from '../brain/support/brains.ts'
import { type Asked, Team } from './support/team.ts'

const brain = await builtInBrain()

interface Designed {
  readonly plan: Plan
  readonly asked: readonly Asked[]
  readonly team: Team
}

/** Two rounds, as the planning workflow has them: drafts that do not see each other, then revisions that see all drafts. */
async function design(text: string): Promise<Designed> {
  const team = new Team({ brain, provider: offlineProvider(), text })
  const asked: Asked[] = []
  const entries: Team['entries'] = []
  for (const [phase, seen] of [
    ['draft', []],
    ['revise', entries],
  ] as const) {
    const visible = [...seen]
    for (const [persona, what] of [
      ['workflow_designer', 'workflow'],
      ['team_structure_architect', 'team'],
      ['communication_architect', 'rules'],
    ] as const) {
      asked.push(await team.ask(persona, `${phase}_${what}`, { entries: visible }))
    }
    entries.push(...team.entries)
  }
  const made = planFromEntries(team.entries, brain)
  if (!('plan' in made)) throw new Error(JSON.stringify(made.findings))
  return { plan: made.plan, asked, team }
}

const steps = (plan: Plan): string[] => plan.workflow.nets.flatMap((net) => net.steps.map(({ id }) => id))
const ways = (plan: Plan): string[] => plan.rules.handoffs.map(({ from, to }) => `${from} → ${to}`)
const tier = (plan: Plan, persona: string): string | undefined =>
  plan.team.find((member) => member.persona === persona)?.tier

const plain =
  'A club keeps its books. Members sign in with an email address and a password. A book has a title and a price.'
const noAccounts = 'Nobody needs an account. The application keeps books. A book has a title and a price.'
const threeRoles =
  'Students can view courses. Teachers can create courses. Only administrators can delete courses. A course has a title and a price.'
const kinds = [
  'book',
  'author',
  'shelf',
  'branch',
  'visitor',
  'event',
  'poster',
  'invoice',
  'supplier',
  'machine',
  'parcel',
]
const manyKinds = `People sign in with an account. ${kinds.map((kind) => `A ${kind} has a name and a code.`).join(' ')}`

describe.each([
  ['plain', plain],
  ['no accounts', noAccounts],
  ['three roles', threeRoles],
  ['many kinds', manyKinds],
  ['no accounts and many kinds', manyKinds.replace('People sign in with an account.', 'There are no accounts.')],
])('the designers of a text with %s', (_name, text) => {
  test('agree on a plan that passes every check, with reasons that stand up', async () => {
    const { plan, asked, team } = await design(text)
    expect(checkPlan(plan, { clauses: team.clauses, brain })).toEqual([])
    expect(asked.flatMap(({ findings }) => findings)).toEqual([])
  })

  test('say in each revision what they took from whom, or why nothing changed', async () => {
    const { asked } = await design(text)
    for (const { answer } of asked.slice(0, 3)) expect(answer['revision']).toBeNull()
    for (const { answer } of asked.slice(3)) {
      const revision = answer['revision'] as { took: { entry: string }[]; unchanged: string | null }
      expect(revision.took.length > 0).toBe(revision.unchanged === null)
      for (const { entry } of revision.took) expect(['E1', 'E2', 'E3']).toContain(entry)
    }
  })

  test('make the same plan of the same text again', async () => {
    expect((await design(text)).plan).toEqual((await design(text)).plan)
  })
})

test('a plain text is delivered by the built-in net', async () => {
  const { plan } = await design(plain)
  expect(plan.workflow).toEqual(builtInPlan(brain).workflow)
})

test('without accounts nobody thinks about sign-in, because the team has nobody for it', async () => {
  const { plan, asked } = await design(noAccounts)
  expect(steps(plan)).not.toContain('technical')
  expect(plan.team.map(({ persona }) => persona)).not.toContain('technical_architect')
  expect(asked[3]?.answer['revision']).toMatchObject({ took: [{ from: 'team_structure_architect', entry: 'E2' }] })
  expect(asked[3]?.answer['reasons']).toMatchObject([{ clauses: ['C1'] }])
})

test('a third role brings a check of permissions before the tests, and a direct way from analyst to tester', async () => {
  const { plan } = await design(threeRoles)
  expect(steps(plan)).toContain('check_permissions')
  expect(ways(plan)).toContain('business_analyst → tester')
  expect(ways(builtInPlan(brain))).not.toContain('business_analyst → tester')
  expect(tier(plan, 'technical_architect')).toBe('strong')
})

test('ten kinds of things bring a review of the data model, more attempts and a stronger model', async () => {
  const { plan } = await design(manyKinds)
  const attempts = (of: Plan) => of.workflow.nets[0]?.steps.find(({ id }) => id === 'database')?.attempts ?? 0
  expect(steps(plan)).toContain('review_data')
  expect(attempts(plan)).toBeGreaterThan(attempts(builtInPlan(brain)))
  expect(tier(plan, 'database_architect')).toBe('strong')
  expect(plan.rules.reworkRounds).toBe(3)
})

test('after a refusal the built-in net is proposed as it is, and the reason says why', async () => {
  const team = new Team({ brain, provider: offlineProvider(), text: threeRoles })
  const findings = [{ code: 'plan_unsound', message: 'Found a dead step.', clauses: [] }]
  const { answer } = await team.ask('workflow_designer', 'draft_workflow', { findings })
  expect(answer['workflow']).toEqual(builtInPlan(brain).workflow)
  expect(JSON.stringify(answer['reasons'])).toContain('Found a dead step.')
})
