import { expect, test } from 'vitest'
import { checkIntake } from '../../src/assembly/check-intake.ts'
import type { Json } from '../../src/core/json.ts'
import { builtInBrain } from '../brain/support/brains.ts'
import { type StepDraft, workflowOf } from '../workflow/support/workflow-of.ts'

const brain = await builtInBrain()
const check = (steps: readonly StepDraft[]) =>
  checkIntake(brain, { workflow: workflowOf(steps) as unknown as Json, data: {} })

test('the workflows of the brain can be followed', () => {
  for (const { workflow } of brain.workflows.values()) {
    const findings = checkIntake(brain, { workflow: workflow as unknown as Json, data: {} })
    expect(findings.filter(({ about }) => about === 'workflow')).toEqual([])
  }
})

test('a step for a persona or tool that the brain does not have is named', () => {
  expect(check([{ id: 'paint', who: 'painter' }])).toMatchObject([
    { about: 'workflow', code: 'PLAN_IMPOSSIBLE', step: 'paint', at: 'workflow' },
  ])
  expect(check([{ id: 'pay', by: 'tool', who: 'bank' }])).toMatchObject([
    { about: 'workflow', code: 'PLAN_IMPOSSIBLE', step: 'pay', at: 'workflow' },
  ])
})

test('what keeps a net from ending is said with its place', () => {
  const [finding] = check([{ id: 'wait', by: 'route', who: null, next: ['wait'] }])
  expect(finding).toMatchObject({ about: 'workflow', step: 'wait' })
  expect(finding?.at).toMatch(/^nets\[0\]/)
})

test('a value that is no workflow is off its shape', () => {
  for (const workflow of [null, 7, 'sdlc', [], {}]) {
    const findings = checkIntake(brain, { workflow, data: {} })
    expect(new Set(findings.map(({ code }) => code))).toEqual(new Set(['SHAPE']))
  }
})
