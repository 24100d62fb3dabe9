import { describe, expect, test } from 'vitest'
import type { RunSnapshot } from '../../../web/src/live/snapshot.ts'
import { asksOf, isOpen } from '../../../web/src/pages/run/asks/open-asks.ts'
import { situationOf } from '../../../web/src/pages/run/situation.ts'
import { powersOf, retryable } from '../../../web/src/pages/run/steer/powers.ts'

const run = (more: Readonly<Record<string, unknown>>): RunSnapshot =>
  ({
    status: 'RUNNING',
    lastSeq: 10,
    approvals: [],
    questions: [],
    steps: [],
    budget: null,
    error: null,
    parked: null,
    outcome: null,
    deliverable: null,
    ...more,
  }) as unknown as RunSnapshot

const approval = (name: string, about: string, answer: unknown = null) => ({
  id: `approval_${name}`,
  name,
  about,
  step: 'write_tests',
  goal: 'Look at it',
  reason: 'why',
  answer,
})
const question = { id: 'question_1', name: 'Q1', text: 'Which bookings?', clauses: [], default: 'all', answer: null }
const exceeded = { limitUsd: 5, spentUsd: 5, reservedUsd: 0, possiblySpentUsd: 0, exceeded: true }

describe('how a run stands', () => {
  test.each([
    [
      'questions before the budget',
      run({ status: 'WAITING', questions: [question], budget: exceeded }),
      'asks',
      'warn',
    ],
    ['an exceeded budget', run({ status: 'WAITING', budget: exceeded }), 'budget', 'warn'],
    [
      'parked before what is asked',
      run({ status: 'PARKED', questions: [question], parked: { error: 'x' } }),
      'parked',
      'bad',
    ],
    ['failed', run({ status: 'FAILED', error: { code: 'NOT_DELIVERED', message: 'none' } }), 'failed', 'bad'],
    ['an ended run asks nothing', run({ status: 'CANCELLED', questions: [question] }), 'cancelled', 'idle'],
    ['served', run({ status: 'COMPLETED', outcome: { served: true, covered: 3, toCover: 3 } }), 'completed', 'ok'],
    ['partly', run({ status: 'COMPLETED', outcome: { served: false, covered: 1, toCover: 3 } }), 'completed', 'warn'],
    ['paused', run({ status: 'PAUSED' }), 'paused', 'idle'],
    ['queued', run({ status: 'QUEUED' }), 'queued', 'idle'],
  ])('%s', (_, snapshot, kind, tone) => {
    expect(situationOf(snapshot)).toMatchObject({ kind, tone })
  })

  test.each([
    [1, 1, 'Delivered: its one clause is covered'],
    [7, 7, 'Delivered: all 7 clauses are covered'],
    [2, 3, 'Delivered in part: 2 of 3 covered'],
    [0, 3, 'Delivered, none of 3 covered'],
  ])('says that %i of %i are covered', (covered, toCover, title) => {
    const outcome = { served: covered === toCover, covered, toCover }
    expect(situationOf(run({ status: 'COMPLETED', outcome })).title).toBe(title)
  })

  test('names whoever is at work once', () => {
    const at = { state: 'STARTED', name: 'design', goal: 'Design it', persona: { title: 'API Designer' } }
    const steps = [at, at, { ...at, state: 'COMPLETED', persona: { title: 'Tester' } }]
    expect(situationOf(run({ steps }))).toMatchObject({ title: 'At work: API Designer', text: 'Design it' })
  })
})

test('what waits for a person: questions first, answered ones not', () => {
  const asks = asksOf(
    run({
      questions: [question],
      approvals: [approval('P1', 'PLAN_RULE', { decision: 'approve' }), approval('P2', 'PLAN_RULE')],
    }),
  )
  expect(asks.filter(isOpen).map(({ name }) => name)).toStrictEqual(['Q1', 'P2'])
})

describe('what can be done to a run', () => {
  const able = (snapshot: RunSnapshot, seq: number | null = null): string[] =>
    Object.entries(powersOf(snapshot, seq)).flatMap(([power, why]) => (why === null ? [power] : []))

  test.each([
    ['one that runs', run({}), ['pause', 'fork', 'cancel']],
    ['one that is paused', run({ status: 'PAUSED', budget: exceeded }), ['resume', 'raise', 'fork', 'cancel']],
    ['one that is parked', run({ status: 'PARKED' }), ['resume', 'fork', 'cancel']],
    [
      'one whose step failed',
      run({ approvals: [approval('P1', 'STEP_FAILED')] }),
      ['pause', 'retry', 'fork', 'cancel'],
    ],
    ['one that has ended', run({ status: 'COMPLETED', budget: exceeded }), ['fork']],
    ['one without events', run({ status: 'QUEUED', lastSeq: 0 }), ['pause', 'cancel']],
  ])('%s', (_, snapshot, powers) => {
    expect(able(snapshot)).toStrictEqual(powers)
  })

  test('in the past it can only be forked, but not before its first event', () => {
    expect(able(run({}), 4)).toStrictEqual(['fork'])
    expect(able(run({}), 0)).toStrictEqual([])
  })

  test('only steps that wait for a word can be retried, each once', () => {
    const approvals = [
      approval('P1', 'STEP_FAILED', { decision: 'retry' }),
      approval('P2', 'PROVIDER_FAILED'),
      approval('P3', 'STEP_FAILED'),
    ]
    expect(retryable(run({ approvals }))).toStrictEqual([{ step: 'write_tests', reason: 'why' }])
    expect(retryable(run({ approvals: approvals.slice(0, 1) }))).toStrictEqual([])
  })
})
