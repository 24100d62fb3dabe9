import { expect, test } from 'vitest'
import { plannedSteps, planTeam } from '../../../src/cli/show/plan-steps.ts'
import type { Json } from '../../../src/core/json.ts'
import { builtInBrain } from '../../brain/support/brains.ts'

const brain = await builtInBrain()
const workflow = brain.workflows.get('sdlc')?.workflow as unknown as Json

test('steps that the work can do without are known: not those of one of several parallel ways', () => {
  const optional = plannedSteps({ workflow }).filter((step) => step.optional)
  expect(optional.map(({ name }) => name)).toEqual(['amend_tests', 'check_amendment', 'human_help'])
})

test('who works under two contracts is one of the team', () => {
  const team = [
    { persona: 'tester', title: 'Tester' },
    { persona: 'developer' },
    { persona: 'tester', title: 'Tester' },
  ]
  expect([...planTeam({ team })]).toEqual([
    ['tester', 'Tester'],
    ['developer', 'developer'],
  ])
})
