import { expect, test } from 'vitest'
import { entriesWithin } from '../../src/activities/step-inputs.ts'
import { stepWork } from '../../src/activities/step-work.ts'
import { incarnation, personaId, runId } from '../../src/core/ids.ts'
import type { CommunicationRules } from '../../src/workflow/plan.ts'
import { submit, thought } from '../actors/support/messages.ts'
import { PlayedRun } from '../actors/support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../actors/support/plans.ts'

const [from, to] = [personaId('first_persona'), personaId('second_persona')]

/** The entries that the second step may see after the first published a document. */
function seenBySecond(rules: Partial<CommunicationRules>): readonly string[] {
  const steps = [
    { id: 'first', next: ['second'] },
    { id: 'second', next: ['END'] },
  ]
  const run = new PlayedRun(knowledgeOf(planOf(workflowOf(steps), { rules })))
  run.take(submit())
  run.take(thought('first/1/1/think/1'))
  const activity = {
    key: 'k',
    kind: 'think',
    input: { step: 'second', attempt: 1, round: 1 },
    onLoss: 'retry',
  } as const
  const id = runId('01920000-0000-7000-8000-000000000000')
  const of = stepWork({ runId: id, incarnation: incarnation('one'), activity, run: run.state.run.context })
  return entriesWithin(of, []).map((entry) => entry.id)
}

test('what the rules withhold from a persona does not reach it by rank either', () => {
  expect(seenBySecond({ handoffs: [{ from, to, kinds: ['verdict'] }] })).toEqual([])
  expect(seenBySecond({ handoffs: [] })).toEqual([])
})

test('a kind that the rules let reach a persona is in its sight', () => {
  expect(seenBySecond({ handoffs: [{ from, to, kinds: ['document'] }] })).toEqual(['E1'])
  expect(seenBySecond({ handoffs: [{ from, to, kinds: [] }] })).toEqual(['E1'])
})
