import { describe, expect, test } from 'vitest'
import type { ActivityFailure } from '../../../src/core/activity-result.ts'
import { answerApproval, command, failed, requirements, submit, thought, timer } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const one = planOf(workflowOf([{ id: 'only', next: ['END'], attempts: 1 }]))
const busy: ActivityFailure = { code: 'PROVIDER_FAILED', message: 'all are overloaded', retryable: true }

function started(more: Parameters<typeof submit>[0] = {}): PlayedRun {
  const run = new PlayedRun(knowledgeOf(one, { planning: () => one }))
  run.take(submit(more))
  return run
}

/** A provider that fails at each of three tries. */
function fail(run: PlayedRun, ...tries: readonly number[]): void {
  for (const which of tries) {
    run.take(failed(`only/1/1/think/${which}`, busy))
    run.take(timer(`only/1/1/think/${which + 1}`))
  }
}

describe('a provider that fails', () => {
  test('uses up no attempt: the run waits and says why', () => {
    const run = started()
    fail(run, 1, 2)
    expect(run.take(failed('only/1/1/think/3', busy))).toEqual(['ActivityFailed', 'ApprovalRequested'])
    expect([run.status, run.wanted]).toEqual(['WAITING', []])
    expect(run.last('ApprovalRequested')).toMatchObject({
      about: 'provider_failed',
      step: 'only',
      attempt: 1,
      reason: 'PROVIDER_FAILED: all are overloaded',
      options: ['retry', 'cancel'],
    })
  })

  test('is asked again, as further tries of the same attempt, as often as a person says', () => {
    const run = started()
    fail(run, 1, 2, 3)
    expect(run.take(answerApproval('P1', 'retry'))).toEqual(['ApprovalGiven', 'RetryDue'])
    expect([run.status, run.wanted]).toEqual(['RUNNING', ['only/1/1/think/4']])
    fail(run, 4, 5)
    expect(run.status).toBe('RUNNING')
    fail(run, 6)
    expect(run.last('ApprovalRequested').id).toBe('P2')
    run.take(answerApproval('P2', 'retry'))
    run.take(thought('only/1/1/think/7'))
    expect(run.status).toBe('COMPLETED')
  })

  test('is asked again where a person retries the step', () => {
    const run = started()
    fail(run, 1, 2, 3)
    const retry = command('retry_step', { step: 'only', reason: 'It is back.' })
    expect(run.take(retry)).toEqual(['ApprovalGiven', 'RetryDue'])
    expect(run.last('ApprovalGiven')).toMatchObject({ decision: 'retry', comment: 'It is back.' })
    expect(run.wanted).toEqual(['only/1/1/think/4'])
  })

  test('ends the run where a person says so', () => {
    const run = started()
    fail(run, 1, 2, 3)
    run.take(answerApproval('P1', 'cancel', 'No money.'))
    expect(run.status).toBe('CANCELLED')
    expect(run.last('RunCancelled').reason).toBe('No money.')
  })

  test('for good is asked about at once', () => {
    const run = started()
    run.take(failed('only/1/1/think/1', { ...busy, message: 'the key is wrong', retryable: false }))
    expect(run.status).toBe('WAITING')
    expect(run.last('ApprovalRequested').reason).toContain('the key is wrong')
  })

  test('while the work is designed holds the run as well: no built-in plan for that', () => {
    const run = started(requirements('Build it.'))
    fail(run, 1, 2, 3)
    expect(run.status).toBe('WAITING')
    expect(run.log.map(({ type }) => type)).not.toContain('PlanAdopted')
  })

  test('waits on through a pause', () => {
    const run = started()
    fail(run, 1, 2, 3)
    run.take(command('pause'), command('resume'))
    expect([run.status, run.wanted]).toEqual(['WAITING', []])
  })
})

describe('the money of a day that is spent', () => {
  const dayMs = 86_400_000
  const spent: ActivityFailure = {
    code: 'DAY_BUDGET_SPENT',
    message: 'the cap of $5 is reached',
    retryable: false,
    retryAt: 4 * dayMs,
  }

  // The store says when its day ends: the receipt may come on the next one, and this node's clock may be wrong.
  test.each([3 * dayMs + 5, 4 * dayMs + 5])('holds the run until the next day, which tries by itself (%i)', (at) => {
    const run = started()
    run.take({ ...failed('only/1/1/think/1', spent), at })
    expect(run.last('ActivityFailed')).toMatchObject({ retryAt: 4 * dayMs, asks: true })
    expect([run.status, run.wanted]).toEqual(['WAITING', ['timer only/1/1/think/2']])
    expect(run.last('ApprovalRequested').goal).toContain('1970-01-05T00:00:00.000Z')
    expect(run.take(timer('only/1/1/think/2'))).toEqual(['ApprovalGiven', 'RetryDue'])
    expect([run.status, run.wanted]).toEqual(['RUNNING', ['only/1/1/think/2']])
  })

  test('holds the run until a person says so where no day has enough', () => {
    const run = started()
    const { retryAt: _, ...never } = spent
    run.take(failed('only/1/1/think/1', never))
    expect([run.status, run.wanted]).toEqual(['WAITING', []])
  })

  test('need not be waited for where a person raises it', () => {
    const run = started()
    run.take(failed('only/1/1/think/1', spent))
    run.take(answerApproval('P1', 'retry'))
    expect([run.status, run.wanted]).toEqual(['RUNNING', ['only/1/1/think/2']])
    expect(run.take(timer('only/1/1/think/2'))).toEqual(['MessageIgnored'])
  })
})
