import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { apply } from '../../../web/src/pages/stage/state/apply.ts'
import { standingOf, taskUnderWay } from '../../../web/src/pages/stage/state/standing.ts'
import { StageFold } from '../../../web/src/pages/stage/state/stage-fold.ts'
import { emptyStage, platform, traceKey, you } from '../../../web/src/pages/stage/state/stage-state.ts'
import { logOf, recordedLogs } from './log.ts'

const logs = recordedLogs()
const fromScratch = (events: Parameters<typeof apply>[1][]) => events.reduce(apply, emptyStage)

describe('the stage of recorded histories', () => {
  test.each(logs)(
    '$name: whatever moments are looked at in whatever order, each is as if folded from scratch',
    ({ events }) => {
      const seqs = fc.array(fc.integer({ min: 0, max: events.length }), { minLength: 1, maxLength: 12 })
      fc.assert(
        fc.property(seqs, (asked) => {
          const fold = new StageFold()
          for (const seq of asked) expect(fold.at(events.slice(0, seq))).toEqual(fromScratch(events.slice(0, seq)))
        }),
        { numRuns: 12 },
      )
    },
  )

  test.each(logs)('$name: whoever is at work has a step that started and has not ended', ({ events }) => {
    let state = emptyStage
    const open = new Set<string>()
    for (const event of events) {
      state = apply(state, event)
      const { step, by } = event.data as { step: string; by?: string }
      if (event.type === 'StepStarted' && by !== 'route') open.add(step)
      if (event.type === 'StepCompleted' || event.type === 'StepFailed' || event.type === 'RunCancelled')
        open.delete(step)
      if (event.type === 'RunCancelled') open.clear()
      expect([...state.work.keys()].toSorted()).toEqual([...open].toSorted())
    }
  })

  test.each(logs)(
    '$name: every handoff is in a trace, in what its two have passed, and every entry in the hub',
    ({ events }) => {
      const state = fromScratch([...events])
      const handoffs = events.filter(({ type }) => type === 'HandedOff').length
      const traces = [...state.traces.values()]
      const returned = traces.reduce((sum, trace) => sum + trace.returned, 0)
      const sum = (figure: 'handedIn' | 'handedOut') =>
        [...state.actors.values()].reduce((all, one) => all + one[figure], 0)
      expect(traces.reduce((all, trace) => all + trace.handoffs, 0)).toBe(handoffs)
      expect([sum('handedIn'), sum('handedOut')]).toEqual([handoffs + returned, handoffs + returned])
      expect(state.entries).toBe(events.filter(({ type }) => type === 'EntryPublished').length)
    },
  )
})

const team = [
  { persona: 'tester', title: 'Tester', steps: ['write'], before: null, after: 'lock_tests' },
  { persona: 'qa', title: 'QA', steps: ['check'], before: 'run_tests', after: null },
]
const plan = ['PlanAdopted', { plan: { team }, builtIn: false, reason: null }] as const
type Told = readonly [type: string, data: unknown, persona?: string]
const starts = (step: string, persona: string | null, by = 'persona'): Told => [
  'StepStarted',
  { step, attempt: 1, by, persona },
  persona ?? undefined,
]
const at = (...events: readonly Told[]) => fromScratch([...logOf(...events)])

describe('the stage', () => {
  test('the platform works where the plan lets it work before or after a persona', () => {
    expect(taskUnderWay(at(plan, starts('check', 'qa')))?.task).toBe('run_tests')
    const round = { step: 'write', attempt: 1, round: 1 }
    expect(taskUnderWay(at(plan, starts('write', 'tester')))).toBeNull()
    const verified = at(plan, starts('write', 'tester'), [
      'VerificationPassed',
      { ...round, statements: 1, clauses: [] },
      'tester',
    ])
    expect(taskUnderWay(verified)).toMatchObject({ task: 'lock_tests', actor: 'tester' })
  })

  test('people wait to be asked while something is asked of them', () => {
    const asked = ['QuestionAsked', { id: 'Q1', text: 'Who?', clauses: [], default: 'All' }] as const
    const answered = ['QuestionAnswered', { id: 'Q1', answer: 'All', by: null }] as const
    const standing = (...events: readonly Told[]) => {
      const state = at(...events)
      const actor = state.actors.get(you)
      return actor === undefined ? null : standingOf(state, actor)
    }
    expect([standing(asked), standing(asked, answered), standing(starts('ok', null, 'human'))]).toEqual([
      'waits',
      'ready',
      'waits',
    ])
  })

  test('a persona rests while the budget does not suffice, and goes on once it is raised', () => {
    const spent = ['BudgetExceeded', { limitUsd: 1, spentUsd: 0.9 }] as const
    const raised = ['BudgetRaised', { fromUsd: 1, toUsd: 2 }] as const
    const standing = (...events: readonly Told[]) => {
      const state = at(plan, starts('write', 'tester'), ...events)
      const actor = state.actors.get('tester')
      return actor === undefined ? null : standingOf(state, actor)
    }
    expect([standing(), standing(spent), standing(spent, raised)]).toEqual(['works', 'held', 'works'])
  })

  test('a tool step is work of the platform, a way that is only chosen is nobody’s', () => {
    const state = at(plan, starts('mail', null, 'tool'), starts('fork', null, 'route'))
    expect([...state.work.values()].map(({ step, actor }) => [step, actor])).toEqual([['mail', platform]])
  })

  test('a refused handoff leaves a trace and passes nothing; work that is sent back passes', () => {
    const state = at(
      plan,
      ['HandoffRefused', { from: 'tester', to: 'qa', fromStep: 'write', toStep: 'check', kinds: ['design'] }],
      starts('check', 'qa'),
      [
        'ReworkRequested',
        {
          step: 'check',
          attempt: 1,
          toStep: 'write',
          to: 'tester',
          findings: [{ code: 'x', message: 'y', clauses: ['C2'] }],
        },
      ],
    )
    expect(state.traces.get(traceKey('tester', 'qa'))).toMatchObject({ refused: 1, handoffs: 0 })
    expect(state.traces.get(traceKey('qa', 'tester'))).toMatchObject({ returned: 1, handoffs: 0 })
    expect(state.passages.map(({ kind, clauses }) => [kind, ...clauses])).toEqual([['returned', 'C2'], ['refused']])
    expect(state.actors.get('tester')).toMatchObject({ handedIn: 1, handedOut: 0 })
  })

  test('an event of a type that came later moves nothing but the moment', () => {
    const before = at(plan)
    const after = at(plan, ['SomethingNew', { step: 1 }])
    expect({ ...after, seq: before.seq, at: before.at }).toEqual(before)
  })
})
