import { describe, expect, it } from 'vitest'
import { marksOf } from '../../../web/src/pages/plan/marks-of.ts'

type Steps = Parameters<typeof marksOf>[0]
type Attempts = Parameters<typeof marksOf>[1]

const planned = (name: string, state: Steps[number]['state']): Steps[number] => ({
  name,
  net: 'main',
  by: 'PERSONA',
  who: 'tester',
  goal: null,
  clauses: ['*'],
  state,
  started: 2,
  attempts: 3,
})
const attempt = (name: string, phase: Attempts[number]['phase'], rounds: number): Attempts[number] => ({
  id: `step_${name}_${phase}_${rounds}`,
  name,
  attempt: rounds,
  phase,
  state: 'FAILED',
  by: 'PERSONA',
  persona: null,
  goal: null,
  clauses: [],
  startedAt: '2026-01-01T00:00:00Z',
  endedAt: null,
  reason: null,
  rounds,
  findings: [{ code: 'test_failed', message: 'no', clauses: [] }],
  usage: { calls: 0, cachedAnswers: 0, inputTokens: 0, cachedInputTokens: 0, outputTokens: 0, costUsd: 0 },
})

describe('how the steps of a plan stand', () => {
  it('takes rounds and findings from the last attempt of the same phase', () => {
    const marks = marksOf(
      [planned('write', 'FAILED'), planned('check', 'RUNNING')],
      [attempt('write', 'EXECUTING', 1), attempt('write', 'EXECUTING', 4), attempt('write', 'PLANNING', 9)],
      'EXECUTING',
    )
    expect(marks.get('write')).toEqual({ state: 'FAILED', started: 2, attempts: 3, rounds: 4, findings: 1 })
    expect(marks.get('check')).toEqual({ state: 'RUNNING', started: 2, attempts: 3, rounds: 0, findings: 0 })
  })
})
