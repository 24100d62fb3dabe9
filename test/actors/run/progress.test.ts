import { expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { progressOf } from '../../../src/actors/run/progress.ts'
import { initialState } from '../../../src/actors/run/run-state.ts'
import { evolveStored } from '../../../src/actors/runtime/load.ts'
import { noProgress } from '../../../src/core/run-progress.ts'
import { recordedHistories } from '../../support/history.ts'
import { answerApproval, command, failed, requirements, submit, thought } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const only = planOf(workflowOf([{ id: 'only', next: ['END'], attempts: 1 }]))

function started(more: Parameters<typeof submit>[0] = {}, mostUsd = 0): PlayedRun {
  const run = new PlayedRun(knowledgeOf(only, { planning: () => only, mostUsd: () => mostUsd }))
  run.take(submit(more))
  return run
}

const waitsFor = ({ state }: PlayedRun): string | null => progressOf(state).waitsFor

test('a run that nobody has begun has got nowhere', () => {
  expect(progressOf(initialState())).toEqual(noProgress)
})

test.each(recordedHistories())('$version $name ends with what its last event says', ({ events }) => {
  const state = events.reduce(evolveStored, initialState())
  const { outcome, usage, endedAt, submission } = state.run.context
  const { covered = 0, toCover = progressOf(state).toCover } = outcome ?? {}
  expect(progressOf(state)).toEqual({
    provider: submission?.provider,
    covered,
    toCover,
    costUsd: usage.costUsd,
    waitsFor: null,
    endedAt,
  })
  expect(endedAt).not.toBeNull()
})

test('clauses have to be covered as soon as they are known', () => {
  expect(progressOf(started(requirements('Build it.')).state)).toMatchObject({ covered: 0, toCover: 1 })
})

test('an approval is waited for until it is answered', () => {
  const run = started()
  expect(waitsFor(run)).toBeNull()
  run.take(failed('only/1/1/think/1', { code: 'PROVIDER_FAILED', message: 'the key is wrong', retryable: false }))
  expect(waitsFor(run)).toMatch(
    /^The provider test could not answer for step only;.* PROVIDER_FAILED: the key is wrong$/,
  )
  run.take(answerApproval('P1', 'retry'))
  expect(waitsFor(run)).toBeNull()
})

test('a question comes before an approval', () => {
  const run = started()
  run.take(failed('only/1/1/think/1', { code: 'PROVIDER_FAILED', message: 'no key', retryable: false }))
  const data = { id: 'Q1', text: 'Who may\nlend?', clauses: [], default: 'all' } as never
  const cause = 'm' as never
  run.state = evolve(run.state, { type: 'QuestionAsked', v: 1, persona: null, cause, at: 5, data })
  expect(waitsFor(run)).toBe('Who may lend?')
})

test('a higher budget is waited for until there is one', () => {
  const run = started({ budgetUsd: 0.5 }, 1)
  expect(run.status).toBe('WAITING')
  expect(waitsFor(run)).toBe('A higher budget: no further call fits into the $0.50 that it may spend.')
  run.take(command('raise_budget', { budgetUsd: 5, reason: null }))
  expect(waitsFor(run)).toBeNull()
  run.take(thought('only/1/1/think/1', { costUsd: 0.25 }))
  expect(progressOf(run.state)).toMatchObject({ costUsd: 0.25, waitsFor: null })
})

test('what parked a run is waited for, and is cut to a line', () => {
  const run = started()
  const error = `boom ${'x'.repeat(294)}\u{1f600}`
  const data = { error, message: null }
  run.state = evolve(run.state, { type: 'RunParked', v: 2, persona: null, cause: 'm' as never, at: 5, data })
  expect(waitsFor(run)).toBe(`boom ${'x'.repeat(294)}…`)
  run.take(command('cancel'))
  expect(progressOf(run.state)).toMatchObject({ waitsFor: null, endedAt: run.state.run.context.endedAt })
})
