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
const raise = (budgetUsd: number) => command('raise_budget', { budgetUsd, reason: null })
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

describe('a budget', () => {
  const three = [
    { id: 'one', next: ['two'] },
    { id: 'two', next: ['three'] },
    { id: 'three', next: ['END'] },
  ]
  const paid = { costUsd: 1 }

  test('that is spent stops the run from asking for more, until it is raised', () => {
    const run = started(three, { budgetUsd: 2 })
    run.take(thought('one/1/1/think/1', paid))
    expect(run.wanted).toEqual(['two/1/1/think/1'])
    expect(run.take(thought('two/1/1/think/1', paid)).at(-1)).toBe('BudgetExceeded')
    expect(run.last('BudgetExceeded')).toEqual({ limitUsd: 2, spentUsd: 2 })
    expect(run.wanted).toEqual([])
    expect(run.status).toBe('WAITING')
    expect(run.take(command('pause'), command('resume'))).toEqual(['RunPaused', 'RunResumed'])
    expect(run.take(raise(2.5))).toEqual(['BudgetRaised'])
    expect(run.wanted).toEqual(['three/1/1/think/1'])
    expect(run.status).toBe('RUNNING')
    run.take(thought('three/1/1/think/1', paid))
    expect(run.status).toBe('COMPLETED')
  })

  test('that is spent to the last cent by the last call was enough', () => {
    const run = started(three, { budgetUsd: 3 })
    for (const { id } of three) run.take(thought(`${id}/1/1/think/1`, paid))
    expect(run.status).toBe('COMPLETED')
    expect(run.log.map(({ type }) => type)).not.toContain('BudgetExceeded')
  })

  test('that is spent stops another round of the same step, too', () => {
    const run = started(three, { budgetUsd: 1 })
    expect(run.take(thought('one/1/1/think/1', { ...paid, ...wrong }))).toContain('BudgetExceeded')
    expect(run.wanted).toEqual([])
  })

  test('lets calls that are under way come to their end: they are paid for', () => {
    const run = started(
      [
        { id: 'split', next: ['left', 'right'] },
        { id: 'left', next: ['join'] },
        { id: 'right', next: ['join'] },
        { id: 'join', join: 'and', next: ['END'] },
      ],
      { budgetUsd: 1 },
    )
    run.take(thought('split/1/1/think/1'))
    expect(run.take(thought('left/1/1/think/1', paid))).not.toContain('BudgetExceeded')
    expect(run.wanted).toEqual(['right/1/1/think/1'])
    expect(run.status).toBe('RUNNING')
    expect(run.take(thought('right/1/1/think/1', paid))).toContain('BudgetExceeded')
    expect(run.wanted).toEqual([])
  })

  test('is not spent on calls that were stopped: to ask again would be another call', () => {
    const run = started(
      [
        { id: 'split', next: ['left', 'right'] },
        { id: 'left', next: ['join'] },
        { id: 'right', next: ['join'] },
        { id: 'join', join: 'and', next: ['END'] },
      ],
      { budgetUsd: 1 },
    )
    run.take(thought('split/1/1/think/1'))
    run.take(thought('left/1/1/think/1', paid))
    run.take(command('pause'))
    expect(run.take(command('resume'))).toEqual(['RunResumed', 'BudgetExceeded'])
    expect(run.wanted).toEqual([])
  })

  test('counts answers that came too late: they are paid for', () => {
    const run = started(three, { budgetUsd: 2 })
    run.take(thought('one/1/1/think/1', paid))
    expect(run.take(thought('one/1/1/think/1', paid))).toEqual(['MessageIgnored'])
    expect(run.wanted).toEqual(['two/1/1/think/1'])
    run.take(thought('two/1/1/think/1', paid))
    expect(run.last('BudgetExceeded')).toEqual({ limitUsd: 2, spentUsd: 3 })
  })

  test('of nothing lets a run go on that costs nothing', () => {
    const run = started(three, { budgetUsd: 0 })
    for (const { id } of three) run.take(thought(`${id}/1/1/think/1`))
    expect(run.status).toBe('COMPLETED')
  })

  test('that is spent does not keep the run from being cancelled', () => {
    const run = started(three, { budgetUsd: 1 })
    run.take(thought('one/1/1/think/1', paid))
    run.take(command('cancel'))
    expect(run.status).toBe('CANCELLED')
  })

  test.each([
    ['lower', 2, 1, 'BUDGET_TOO_LOW'],
    ['the same', 2, 2, 'BUDGET_TOO_LOW'],
    ['spent already', 2, 5, 'BUDGET_TOO_LOW'],
    ['for a run without one', null, 10, 'NO_BUDGET'],
  ])('that is %s is refused', (_, budgetUsd, to, code) => {
    const run = started(three, { budgetUsd })
    run.take(thought('one/1/1/think/1', { costUsd: 5 }))
    expect(run.take(raise(to))).toEqual(['CommandRejected'])
    expect(refusalOf(run)).toBe(code)
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
