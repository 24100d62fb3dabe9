import { describe, expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { wants } from '../../../src/actors/run/wants.ts'
import type { RunEvent } from '../../../src/core/event/run-event.ts'
import { messageId } from '../../../src/core/ids.ts'
import type { Message } from '../../../src/core/message.ts'
import { answerApproval as answer, command, failed, lost, submit, thought, toolAnswered } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, workflowOf } from '../support/plans.ts'

const workflow = workflowOf([
  { id: 'think', next: ['pay'] },
  { id: 'pay', by: 'tool', who: 'erp.pay', next: ['END'] },
])
const plan = { ...planOf(workflow), tools: [{ name: 'erp.pay', onLoss: 'ask' as const }] }
const thinking = 'think/1/1/think/1'
const paying = 'pay/1/1/tool/1'

function started(mostUsd: number | null = null): PlayedRun {
  const run = new PlayedRun(knowledgeOf(plan, { mostUsd: () => mostUsd }))
  run.take(submit())
  return run
}

function atTheTool(): PlayedRun {
  const run = started()
  run.take(thought(thinking))
  return run
}

const usage = (run: PlayedRun) => run.state.run.context.usage

describe('what was lost', () => {
  test('is begun again under the same key where it can be', () => {
    const run = started()
    expect(run.take(lost(thinking))).toEqual(['ActivityLost'])
    expect(run.last('ActivityLost')).toMatchObject({ key: thinking, carrier: 'another node', onLoss: 'retry' })
    expect(run.wanted).toEqual([thinking])
    expect(usage(run).possiblyPaidTwice).toBe(0)
  })

  test('counts as possibly paid twice where it costs something', () => {
    const run = started(0.5)
    run.take(lost(thinking))
    expect(run.last('ActivityLost')).toMatchObject({ charged: true })
    expect(run.wanted).toEqual([thinking])
    expect(usage(run).possiblyPaidTwice).toBe(1)
  })

  test('is lost once with one node, however often that is found', () => {
    const run = started(0.5)
    run.take(lost(thinking))
    expect(run.take(lost(thinking))).toEqual(['MessageIgnored'])
    expect(usage(run).possiblyPaidTwice).toBe(1)
    expect(run.take(lost(thinking, 'a third node'))).toEqual(['ActivityLost', 'BudgetReserved'])
  })

  test('waits for a person where it may have changed something elsewhere', () => {
    const run = atTheTool()
    expect(run.take(lost(paying))).toEqual(['ActivityLost', 'ApprovalRequested'])
    expect(run.last('ApprovalRequested')).toMatchObject({ about: 'activity_lost', options: ['again', 'failed'] })
    expect(run.wanted).toEqual([])
    expect(run.status).toBe('WAITING')
    expect(usage(run).possiblyPaidTwice).toBe(0)
  })

  test('is carried out again as another try, if the person says so', () => {
    const run = atTheTool()
    run.take(lost(paying))
    expect(run.take(answer('P1', 'again'))).toEqual(['ApprovalGiven', 'ActivityFailed'])
    expect(run.wanted).toEqual(['timer pay/1/1/tool/2'])
    expect(usage(run).possiblyPaidTwice).toBe(1)
  })

  test('has failed, if the person says so', () => {
    const run = atTheTool()
    run.take(lost(paying))
    expect(run.take(answer('P1', 'failed'))).toEqual(['ApprovalGiven', 'ActivityFailed', 'StepFailed', 'StepStarted'])
    expect(run.wanted).toEqual(['pay/2/1/tool/1'])
    expect(usage(run).possiblyPaidTwice).toBe(0)
  })

  test.each([
    ['its answer', () => toolAnswered(paying, {}), 'RunCompleted'],
    ['its failure', () => failed(paying, { code: 'X', message: 'x', retryable: true }), 'ActivityFailed'],
  ])('needs no person once %s arrives after all', (_, late, last) => {
    const run = atTheTool()
    run.take(lost(paying))
    expect(run.take(late()).at(-1)).toBe(last)
    expect(run.last('ApprovalGiven')).toMatchObject({ id: 'P1', by: null, decision: 'arrived' })
    expect(run.status).not.toBe('WAITING')
  })

  test('is asked about each time', () => {
    const run = atTheTool()
    run.take(lost(paying))
    run.take(answer('P1', 'again'))
    run.take({ id: messageId('due'), at: 9, kind: 'timer', type: 'pay/1/1/tool/2', body: null })
    expect(run.wanted).toEqual(['pay/1/1/tool/2'])
    expect(run.take(lost('pay/1/1/tool/2'))).toEqual(['ActivityLost', 'ApprovalRequested'])
    expect(run.take(answer('P1', 'again'))).toEqual(['CommandRejected'])
    expect(run.last('ApprovalRequested').id).toBe('P2')
  })

  test('and is not wanted any more is left alone', () => {
    const run = atTheTool()
    expect(run.take(lost(thinking))).toEqual(['MessageIgnored'])
  })
})

test('what a receipt cost that came too late is counted apart', () => {
  const run = atTheTool()
  const before = usage(run)
  expect(run.take(thought(thinking))).toEqual(['MessageIgnored'])
  expect(usage(run)).toEqual({ ...before, lateCalls: 1 })
})

describe('a parked run', () => {
  const park = (run: PlayedRun, message: Message): void => {
    const about = { message: message.id, kind: message.kind, name: message.type }
    run.state = evolve(run.state, {
      type: 'RunParked',
      v: 1,
      persona: null,
      cause: message.id,
      at: 50,
      data: { error: 'boom', ...about },
    } as RunEvent)
  }
  const context = (run: PlayedRun) => run.state.run.context

  test('says what parked it, and wants nothing', () => {
    const run = started()
    const poison = thought(thinking)
    park(run, poison)
    expect(run.status).toBe('PARKED')
    expect(run.wanted).toEqual([])
    expect(context(run).parked).toEqual({
      error: 'boom',
      message: { id: poison.id, kind: 'receipt', name: thinking },
      at: 50,
    })
  })

  test('resumed with its message has to handle it, until something of it stands in the log', () => {
    const run = started()
    const poison = thought(thinking)
    park(run, poison)
    expect(run.take(command('resume'))).toEqual(['RunResumed'])
    expect(context(run)).toMatchObject({ parked: null, error: null, replay: { id: poison.id } })
    run.take(command('pause'))
    expect(context(run).replay).not.toBeNull()
    run.take(poison)
    expect(context(run).replay).toBeNull()
  })

  test('is parked again by the same message', () => {
    const run = started()
    const poison = thought(thinking)
    park(run, poison)
    run.take(command('resume'))
    park(run, poison)
    expect(context(run)).toMatchObject({ parked: { message: { id: poison.id } }, replay: null })
  })

  test('resumed without a receipt tries the work again, as another try', () => {
    const run = started()
    park(run, thought(thinking))
    const events = run.take(command('resume', { reason: null, dropMessage: true }))
    expect(events).toEqual(['RunResumed', 'MessageIgnored', 'ActivityFailed'])
    expect(run.wanted).toEqual(['timer think/1/1/think/2'])
    expect(context(run).replay).toBeNull()
  })

  test('resumed without the timer that parked it tries again too', () => {
    const run = started()
    run.take(failed(thinking, { code: 'X', message: 'x', retryable: true }))
    park(run, { id: messageId('due'), at: 40, kind: 'timer', type: 'think/1/1/think/2', body: null })
    run.take(command('resume', { reason: null, dropMessage: true }))
    expect(run.wanted).toEqual(['timer think/1/1/think/3'])
  })

  test('resumed without a command goes on', () => {
    const run = started()
    park(run, command('answer_question'))
    const events = run.take(command('resume', { reason: null, dropMessage: true }))
    expect(events).toEqual(['RunResumed', 'MessageIgnored'])
    expect(run.wanted).toEqual([thinking])
  })

  test('of a log that kept no message goes on', () => {
    const run = started()
    run.state = evolve(run.state, {
      type: 'RunParked',
      v: 1,
      persona: null,
      cause: messageId('x'),
      at: 1,
      data: { error: 'boom', message: null },
    })
    expect(run.take(command('resume'))).toEqual(['RunResumed'])
    expect([...wants(run.state).activities.keys()]).toEqual([thinking])
  })
})
