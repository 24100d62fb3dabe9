import { describe, expect, test } from 'vitest'
import { between } from '../../../web/src/pages/stage/state/between.ts'
import { dossierOf } from '../../../web/src/pages/stage/state/dossier.ts'
import { EntryIndex } from '../../../web/src/pages/stage/state/entry-index.ts'
import { platform, you } from '../../../web/src/pages/stage/state/stage-state.ts'
import { logOf, recordedLogs } from './log.ts'

const round = { step: 'write', attempt: 1, round: 1 }
const usage = { inputTokens: 100, outputTokens: 10, costUsd: 0.5 }
const handoff = {
  id: 'H1',
  from: 'verifier',
  to: 'tester',
  fromStep: 'check',
  toStep: 'write',
  entries: ['E1'],
  withheld: [],
  clauses: ['C1'],
}
const log = logOf(
  ['StepStarted', { step: 'check', attempt: 1, by: 'persona', persona: 'verifier' }, 'verifier'],
  ['StepCompleted', { step: 'check', attempt: 1, outputs: {}, to: ['write'] }, 'verifier'],
  ['HandedOff', handoff, 'tester'],
  ['StepStarted', { step: 'write', attempt: 1, by: 'persona', persona: 'tester' }, 'tester'],
  ['AnswerRefused', { ...round, provider: 'p', model: 'p/m', usage, error: 'no JSON', bytes: 3 }, 'tester'],
  ['ModelAnswered', { ...round, provider: 'p', model: 'p/m', usage, repairs: 1 }, 'tester'],
  ['TaskFinished', { ...round, task: 'lock_tests', entries: [], findings: [] }, 'tester'],
  ['StepFailed', { step: 'write', attempt: 1, reason: 'late', findings: [] }, 'tester'],
  ['StepStarted', { step: 'write', attempt: 2, by: 'persona', persona: 'tester' }, 'tester'],
  [
    'ReworkRequested',
    {
      step: 'write',
      attempt: 2,
      toStep: 'check',
      to: 'verifier',
      findings: [{ code: 'x', message: 'y', clauses: ['C2'] }],
    },
  ],
  ['QuestionAsked', { id: 'Q1', text: 'Who?', clauses: [], default: 'All' }],
)

describe('what somebody knew, said, published and passed', () => {
  test('stands in the attempt that it belongs to, in order of time', () => {
    const { attempts, beside } = dossierOf(log, 'tester')
    expect(attempts.map(({ attempt, state, events }) => [attempt, state, ...events.map(({ type }) => type)])).toEqual([
      [1, 'failed', 'HandedOff', 'StepStarted', 'AnswerRefused', 'ModelAnswered', 'TaskFinished', 'StepFailed'],
      [2, 'open', 'StepStarted', 'ReworkRequested'],
    ])
    expect(beside).toEqual([])
  })

  test('what led to an attempt that has not begun stands beside, and so does what is asked of people', () => {
    expect(dossierOf(log, 'verifier').beside.map(({ type }) => type)).toEqual(['ReworkRequested'])
    expect(dossierOf(log, you).beside.map(({ type }) => type)).toEqual(['QuestionAsked'])
    expect(dossierOf(log, platform).beside.map(({ type }) => type)).toEqual(['TaskFinished'])
  })

  test('refused answers cost too', () => {
    expect(dossierOf(log, 'tester')).toMatchObject({
      answers: 1,
      refused: 1,
      inputTokens: 200,
      outputTokens: 20,
      costUsd: 1,
    })
  })

  test.each(recordedLogs())(
    '$name: every pack, answer and publication of a persona is in its dossier',
    ({ events }) => {
      const names = new Set(events.flatMap(({ persona }) => (persona === null ? [] : [persona.name])))
      const types = ['ContextPulled', 'ModelAnswered', 'AnswerRefused', 'VerificationPassed', 'VerificationFailed']
      for (const name of names) {
        const { attempts } = dossierOf(events, name)
        const held = new Set(attempts.flatMap((one) => one.events.map(({ seq }) => seq)))
        const own = events.filter(({ type, persona, data }) => {
          const { entry } = data as { readonly entry?: { readonly author: string } }
          return (
            (types.includes(type) && persona?.name === name) || (type === 'EntryPublished' && entry?.author === name)
          )
        })
        expect(own.filter(({ seq }) => !held.has(seq))).toEqual([])
      }
    },
  )
})

describe('what passed between two', () => {
  test('both ways, with its steps and what was found', () => {
    const passed = between(log, 'tester', 'verifier').map(({ kind, from, steps, findings }) => [
      kind,
      from,
      ...steps,
      findings.length,
    ])
    expect(passed).toEqual([
      ['handoff', 'verifier', 'check', 'write', 0],
      ['returned', 'tester', 'write', 'check', 1],
    ])
    expect(between(log, 'tester', 'developer')).toEqual([])
  })
})

test('an index of entries reads on where it stopped', () => {
  for (const { events } of recordedLogs()) {
    const index = new EntryIndex()
    index.of(events.slice(0, events.length / 2))
    const published = events.filter(({ type }) => type === 'EntryPublished').length
    expect(index.of(events).size).toBe(published)
  }
})
