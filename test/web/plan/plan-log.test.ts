import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { planLog } from '../../../web/src/pages/plan/plan-log.ts'

const events = (...all: readonly (readonly [string, unknown])[]): readonly RunEvent[] =>
  all.map(([type, data], index) => ({
    id: `e${index}`,
    seq: index + 1,
    type,
    at: '2026-01-01T00:00:00Z',
    cause: 'm',
    persona: null,
    data,
  }))
const follow = (...all: readonly (readonly [string, unknown])[]) => planLog.grow(planLog.empty, events(...all))

describe('what a log says of a plan', () => {
  it('counts how often work went each way, and how often it went back to be mended', () => {
    const { executing } = follow(
      ['PlanAdopted', {}],
      ['StepCompleted', { step: 'check', to: ['write'] }],
      ['ReworkRequested', { step: 'check', toStep: 'write' }],
      ['ReworkRequested', { step: 'write', toStep: 'write' }],
      ['StepExhausted', { step: 'write', to: 'help' }],
      ['StepExhausted', { step: 'help', to: null }],
    )
    expect([...executing.travel]).toEqual([
      ['check>write', { taken: 1, rework: 1 }],
      ['write>help!', { taken: 1, rework: 0 }],
    ])
  })

  it('keeps the net for designing apart from the adopted one; a new round begins anew', () => {
    const log = follow(
      ['PlanningStarted', { round: 1 }],
      ['StepCompleted', { step: 'read', to: ['draft'] }],
      ['PlanningStarted', { round: 2 }],
      ['StepStarted', { step: 'read', attempt: 1 }],
      ['PlanAdopted', {}],
      ['StepCompleted', { step: 'write', to: ['END'] }],
    )
    expect(log.adoptedAt).toBe(5)
    expect([...log.planning.travel.keys()]).toEqual([])
    expect(log.planning.began.get('read/1')).toBe(4)
    expect([...log.executing.travel.keys()]).toEqual(['write>END'])
  })

  it('keeps what each attempt published, and who handed to whom', () => {
    const { executing } = follow(
      ['PlanAdopted', {}],
      ['EntryPublished', { entry: { id: 'E1', title: 'Tests', kind: 'acceptance_tests', step: 'write', attempt: 2 } }],
      ['HandedOff', { from: 'tester', to: 'developer' }],
      ['HandedOff', { from: 'tester', to: 'developer' }],
      ['HandoffRefused', { from: 'tester', to: 'curator' }],
    )
    expect(executing.published.get('write/2')).toEqual([{ id: 'E1', title: 'Tests', kind: 'acceptance_tests' }])
    expect([...executing.handed]).toEqual([['tester>developer', 2]])
    expect([...executing.refused]).toEqual([['tester>curator', 1]])
  })

  it('stays the same where an event changes nothing, and reads events without their data', () => {
    expect(follow(['ModelAnswered', {}])).toBe(planLog.empty)
    expect(() => follow(['StepCompleted', null], ['EntryPublished', 3], ['ReworkRequested', []])).not.toThrow()
  })
})
