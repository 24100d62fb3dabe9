import { describe, expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { initialState, statusOf } from '../../../src/actors/run/run-state.ts'
import type { RunEvent } from '../../../src/core/event/run-event.ts'
import { messageId } from '../../../src/core/ids.ts'
import { command, failed, finding, requirements, submit, thought, timer } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const one = planOf(workflowOf([{ id: 'first', next: ['END'] }]))
const started = () => {
  const run = new PlayedRun(knowledgeOf(one))
  run.take(submit())
  return run
}
const parked: RunEvent = {
  type: 'RunParked',
  v: 1,
  persona: null,
  cause: messageId('m0'),
  at: 1,
  data: { error: 'broken', message: messageId('m0') },
}

describe('after its end a run takes what comes late as evidence alone', () => {
  test('an answer that comes in the same turn as the cancellation', () => {
    const run = started()
    expect(run.take(command('cancel'), thought('first/1/1/think/1'))).toEqual(['RunCancelled', 'MessageIgnored'])
    expect(run.status).toBe('CANCELLED')
  })

  test('a timer that was due when the run was cancelled', () => {
    const run = started()
    run.take(failed('first/1/1/think/1', { code: 'PROVIDER_FAILED', message: 'busy', retryable: true }))
    run.take(command('cancel'))
    expect(run.take(timer('first/1/1/think/2'))).toEqual(['MessageIgnored'])
  })
})

describe('a parked run', () => {
  test('can be parked once more: a second message may break the logic too', () => {
    const state = evolve(evolve(started().state, parked), { ...parked, data: { ...parked.data, error: 'again' } })
    expect(statusOf(state)).toBe('PARKED')
    expect(state.run.context.error?.message).toBe('again')
  })

  test('whose very order broke the logic can be cancelled', () => {
    const run = new PlayedRun(knowledgeOf(one))
    run.state = evolve(initialState(), parked)
    expect(run.take(command('cancel'))).toEqual(['RunCancelled'])
    expect(run.status).toBe('CANCELLED')
  })
})

test('where the designing fails for good, the built-in plan follows and no question to a person stays open', () => {
  const planning = planOf(workflowOf([{ id: 'draft', next: ['END'], attempts: 1 }]))
  const run = new PlayedRun(knowledgeOf(one, { planning: () => planning }))
  run.take(submit(requirements('Build it.')))
  run.take(thought('draft/1/1/think/1', { findings: [finding('wrong')] }))
  expect(run.take(thought('draft/1/2/think/1', { findings: [finding('wrong')] }))).toContain('PlanAdopted')
  expect(run.last('PlanAdopted')).toMatchObject({ builtIn: true })
  expect(run.state.run.context.approvals).toEqual([])
})
