import { describe, expect, test } from 'vitest'
import { openBrain } from '../../src/brain/open-brain.ts'
import { assemblePlan } from '../../src/brain/plan/assemble-plan.ts'
import { checkPlan } from '../../src/brain/plan/check-plan.ts'
import { personaEdges } from '../../src/workflow/persona-edges.ts'
import { builtInPlan, PlanImpossible, planFor } from '../../src/brain/plan/plan-for.ts'
import type { Clause } from '../../src/core/clause.ts'
import type { Plan } from '../../src/workflow/plan.ts'
import type { Step, Workflow } from '../../src/workflow/workflow.ts'
import { brainFixture, builtInBrain } from './support/brains.ts'

const brain = await builtInBrain()
const plan = builtInPlan(brain)
const clauses: readonly Clause[] = [{ id: 'C1', text: 'Keep books.', start: 0, end: 11, kind: 'function' }]
const codes = (changed: Plan, more: object = {}): string[] =>
  checkPlan(changed, { clauses, brain, ...more }).map(({ code }) => code)

const withSteps = (workflow: Workflow, change: (step: Step) => Step): Workflow => ({
  ...workflow,
  nets: workflow.nets.map((net) => ({ ...net, steps: net.steps.map(change) })),
})
const changed = (change: (step: Step) => Step): Plan => ({ ...plan, workflow: withSteps(plan.workflow, change) })

describe('the built-in plan', () => {
  test('passes every check', () => {
    expect(checkPlan(plan, { clauses, brain })).toEqual([])
  })

  test('has a rule for every way of the net, and none from a persona to itself', () => {
    const allowed = new Set(plan.rules.handoffs.map(({ from, to }) => `${from} → ${to}`))
    for (const { from, to } of personaEdges(plan.workflow)) expect(allowed).toContain(`${from.who} → ${to.who}`)
    expect(plan.rules.handoffs.filter(({ from, to }) => from === to)).toEqual([])
  })

  test('lets the test report pass from who judges it to who verifies the delivery', () => {
    const rule = plan.rules.handoffs.find(({ from, to }) => from === 'qa_specialist' && to === 'verifier')
    expect(rule?.kinds).toEqual(expect.arrayContaining(['qa_report', 'test_report']))
  })

  test('can be played by the designers as well', () => {
    if (brain.planning === null) throw new Error('the built-in brain has a planning workflow')
    expect(planFor(brain.planning, brain).team.map(({ contract }) => contract)).toEqual([
      'workflow_draft',
      'team_draft',
      'rules_draft',
    ])
  })
})

describe('a plan is refused', () => {
  test('when its net is unsound', () => {
    expect(codes(changed((step) => (step.id === 'merge_design' ? { ...step, join: 'xor' } : step)))).toContain(
      'plan_unsound',
    )
  })

  test('when nobody knows a persona of it', () => {
    expect(codes(changed((step) => (step.id === 'develop' ? { ...step, who: 'wizard' } : step)))).toContain(
      'unknown_persona',
    )
  })

  test.each([
    ['implements', ['develop']],
    ['tests', ['write_tests', 'qa']],
    ['verifies', ['verify_spec', 'verify_design', 'verify_delivery']],
  ])('when no step %s a clause', (verb, without) => {
    const findings = checkPlan(
      changed((step) => (without.includes(step.id) ? { ...step, clauses: [] } : step)),
      { clauses, brain },
    )
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'plan_coverage',
        clauses: ['C1'],
        message: expect.stringContaining(verb) as string,
      }),
    ])
  })

  test('when a way of the net has no rule', () => {
    const [, ...rest] = plan.rules.handoffs
    expect(codes({ ...plan, rules: { ...plan.rules, handoffs: rest } })).toEqual(['missing_rule'])
  })

  test('when it asks for an approval after a step that is not there', () => {
    expect(codes({ ...plan, rules: { ...plan.rules, approvals: ['nowhere' as never] } })).toEqual(['unknown_step'])
  })
})

test('drafts become a plan: who the team names fills the step, at the tier it names', () => {
  const made = assemblePlan({
    workflow: plan.workflow,
    team: {
      members: [{ persona: 'api_designer', tier: 'strong', steps: ['api', 'technical'], why: 'x' }],
      reasons: [],
      revision: null,
    },
    rules: { handoffs: [], reworkRounds: 1, approvals: [], reasons: [], revision: null },
    brain,
  })
  expect(made.team.find(({ persona }) => persona === 'api_designer')).toMatchObject({
    tier: 'strong',
    steps: ['technical', 'api'],
  })
  expect(made.team.some(({ persona }) => persona === 'technical_architect')).toBe(false)
})

describe('a workflow of another brain', () => {
  test('gives tool steps to who stands in for the tool', async () => {
    const other = await openBrain(brainFixture('invoice'))
    const workflow = other.workflows.get('invoice_approval')?.workflow
    if (workflow === undefined) throw new Error('the fixture has this workflow')
    const made = planFor(workflow, other)
    expect(made.team.map(({ persona, steps }) => [persona, steps])).toEqual([
      ['invoice_reader', ['extract']],
      ['verifier', ['check']],
      ['erp_payments', ['pay']],
      ['erp_rejections', ['reject']],
      ['clerk', ['notify']],
    ])
    expect(made.rules.handoffs.map(({ from, to }) => `${from} → ${to}`)).toContain('verifier → erp_payments')
    expect(checkPlan(made, { clauses: [], brain: other })).toEqual([])
    expect(builtInPlan(other)).toEqual(made)
  })

  test('calls the tools that the brain has, on their terms', async () => {
    const other = await openBrain(brainFixture('invoice'))
    const workflow = other.workflows.get('invoice_approval')?.workflow
    if (workflow === undefined) throw new Error('the fixture has this workflow')
    const personas = new Map([...other.personas].map(([id, persona]) => [id, { ...persona, standsInFor: [] }]))
    const tool = { title: 'ERP', url: 'http://erp.example/pay', timeoutMs: 1_000 }
    const tools = new Map([
      ['erp.pay', { ...tool, name: 'erp.pay', onLoss: 'ask' as const }],
      ['erp.reject', { ...tool, name: 'erp.reject', onLoss: 'retry' as const }],
    ])
    const made = planFor(workflow, { ...other, personas, tools })
    expect(made.tools).toEqual([
      { name: 'erp.pay', onLoss: 'ask' },
      { name: 'erp.reject', onLoss: 'retry' },
    ])
    expect(made.team.map(({ persona }) => persona)).toEqual(['invoice_reader', 'verifier', 'clerk'])
  })

  test('is refused where nobody stands in for a tool', async () => {
    const other = await openBrain(brainFixture('invoice'))
    const workflow = other.workflows.get('invoice_approval')?.workflow
    if (workflow === undefined) throw new Error('the fixture has this workflow')
    expect(() => planFor(workflow, brain)).toThrow(PlanImpossible)
    expect(() => planFor(workflow, brain)).toThrow(
      /step pay: found the tool erp\.pay, expected one that the brain has \(none\)/,
    )
  })
})
