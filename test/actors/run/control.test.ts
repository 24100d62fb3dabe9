import { describe, expect, test } from 'vitest'
import { restOfDecision } from '../../../src/actors/run/fork.ts'
import { messageId, runId, seq } from '../../../src/core/ids.ts'
import type { StoredEvent } from '../../../src/core/store/store.ts'
import { command, finding, submit, thought } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const started = (steps: Parameters<typeof workflowOf>[0], more = {}): PlayedRun => {
  const run = new PlayedRun(knowledgeOf(planOf(workflowOf(steps))))
  run.take(submit(more))
  return run
}
const wrong = { findings: [finding('wrong')] }
const retry = (step: string) => command('retry_step', { step, reason: 'The model was down.' })
const refusalOf = (run: PlayedRun): string => run.last('CommandRejected').code

describe('retrying a step', () => {
  const exhausted = (): PlayedRun => {
    const run = started([{ id: 'only', next: ['END'], attempts: 1 }])
    run.take(thought('only/1/1/think/1', wrong))
    run.take(thought('only/1/2/think/1', wrong))
    return run
  }

  test('answers the approval that is open about it, and gives one more attempt', () => {
    const run = exhausted()
    expect(run.status).toBe('WAITING')
    expect(run.take(retry('only'))).toEqual(['ApprovalGiven', 'StepRetried', 'StepEnabled', 'StepStarted'])
    expect(run.last('ApprovalGiven')).toMatchObject({ id: 'P1', decision: 'retry', comment: 'The model was down.' })
    expect(run.wanted).toEqual(['only/2/1/think/1'])
    run.take(thought('only/2/1/think/1', wrong))
    run.take(thought('only/2/2/think/1', wrong))
    expect(run.last('ApprovalRequested')).toMatchObject({ id: 'P2', attempt: 2 })
    run.take(retry('only'))
    run.take(thought('only/3/1/think/1'))
    expect(run.status).toBe('COMPLETED')
  })

  test('of a paused run needs no approval to be open, and takes effect when the run goes on', () => {
    const run = started([{ id: 'only', next: ['END'], attempts: 1 }])
    run.take(thought('only/1/1/think/1', wrong))
    run.take(command('pause'), thought('only/1/2/think/1', wrong))
    expect(run.take(retry('only'))).toEqual(['StepRetried'])
    expect(run.last('StepRetried')).toEqual({ step: 'only', reason: 'The model was down.' })
    expect(run.wanted).toEqual([])
    expect(run.take(command('resume'))).not.toContain('ApprovalRequested')
    expect(run.wanted).toEqual(['only/2/1/think/1'])
  })

  test.each([
    ['a step that the plan does not have', 'other', 'NOT_FOUND'],
    ['a step that is at work', 'first', 'STEP_NOT_FAILED'],
    ['a step that nothing has come to', 'second', 'STEP_NOT_FAILED'],
  ])('is refused for %s', (_, step, code) => {
    const run = started([
      { id: 'first', next: ['second'] },
      { id: 'second', next: ['END'] },
    ])
    expect(run.take(retry(step))).toEqual(['CommandRejected'])
    expect(refusalOf(run)).toBe(code)
  })

  test('is refused once the run has ended', () => {
    const run = exhausted()
    run.take(command('cancel'))
    run.take(retry('only'))
    expect(refusalOf(run)).toBe('RUN_ENDED')
  })
})

describe('a fork inside of what was decided together', () => {
  const event = (type: string, more: Partial<StoredEvent> = {}): StoredEvent => ({
    runId: runId('r'),
    seq: seq(1),
    batchId: 'b',
    type,
    v: 1,
    persona: null,
    cause: messageId('m'),
    at: 0,
    data: {},
    ...more,
  })

  test('takes the rest along, up to where the logic decides anew', () => {
    const following = [event('HandedOff'), event('HandoffRefused'), event('StepEnabled'), event('HandedOff')]
    expect(restOfDecision(event('StepCompleted'), following)).toBe(2)
    expect(restOfDecision(event('StepCompleted'), following.slice(0, 1))).toBe(1)
  })

  test.each([
    ['another message', event('EntryPublished', { cause: messageId('other') })],
    ['another commit', event('EntryPublished', { batchId: 'other' })],
  ])('takes nothing of %s', (_, next) => {
    expect(restOfDecision(event('StepStarted'), [next])).toBe(0)
  })
})
