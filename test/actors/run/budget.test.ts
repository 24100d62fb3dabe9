import { describe, expect, test } from 'vitest'
import { possiblySpentUsd, reservedUsd, spentUsd } from '../../../src/actors/run/budget.ts'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { command, failed, finding, lost, offContract, submit, thought, timer } from '../support/messages.ts'
import { PlayedRun } from '../support/played-run.ts'
import { knowledgeOf, planOf, type ShortStep, workflowOf } from '../support/plans.ts'

const three = [
  { id: 'one', next: ['two'] },
  { id: 'two', next: ['three'] },
  { id: 'three', next: ['END'] },
]
const parallel = [
  { id: 'split', next: ['left', 'right'] },
  { id: 'left', next: ['join'] },
  { id: 'right', next: ['join'] },
  { id: 'join', join: 'and', next: ['END'] },
] as const satisfies readonly ShortStep[]

/** A run whose calls cost at most so much, in US dollars; null: nothing. */
function started(
  budgetUsd: number | null,
  mostUsd: number | null,
  steps: Parameters<typeof workflowOf>[0] = three,
): PlayedRun {
  const run = new PlayedRun(knowledgeOf(planOf(workflowOf(steps)), { mostUsd: () => mostUsd }))
  run.take(submit({ budgetUsd }))
  return run
}
const raise = (budgetUsd: number) => command('raise_budget', { budgetUsd, reason: null })
const typesOf = (run: PlayedRun): readonly string[] => run.log.map(({ type }) => type)
/** What is spent, possibly spent and reserved. */
const standing = ({ state }: PlayedRun): readonly number[] =>
  [spentUsd, possiblySpentUsd, reservedUsd].map((of) => of(state.run.context))
const paidTwice = ({ state }: PlayedRun): number => state.run.context.usage.possiblyPaidTwice

describe('a reservation', () => {
  test('is made before each call that costs, and gives way to what the call cost', () => {
    const run = started(2, 1)
    expect(run.last('BudgetReserved')).toEqual({ step: 'one', attempt: 1, round: 1, key: 'one/1/1/think/1', usd: 1 })
    expect([run.wanted, standing(run)]).toEqual([['one/1/1/think/1'], [0, 0, 1]])
    run.take(thought('one/1/1/think/1', { costUsd: 0.25 }))
    expect([run.wanted, standing(run)]).toEqual([['two/1/1/think/1'], [0.25, 0, 1]])
  })

  test('is made for each repair and each try anew', () => {
    const run = started(3, 1)
    run.take(offContract('one/1/1/think/1', 'title: missing', 0.5))
    expect(run.last('BudgetReserved').key).toBe('one/1/1/think/2')
    const busy = { code: 'BUSY', message: 'no', retryable: true, loss: { lostRequests: 0, usage: null } }
    run.take(failed('one/1/1/think/2', busy))
    expect([run.wanted, standing(run)]).toEqual([['timer one/1/1/think/3'], [0.5, 0, 0]])
    run.take(timer('one/1/1/think/3'))
    expect([run.wanted, standing(run)]).toEqual([['one/1/1/think/3'], [0.5, 0, 1]])
  })

  test('of a call that costs is made without a limit too, so that what is lost is known', () => {
    const run = started(null, 1)
    run.take(lost('one/1/1/think/1'))
    expect([run.wanted, standing(run), paidTwice(run)]).toEqual([['one/1/1/think/1'], [0, 1, 1], 1])
  })

  test('is not made by a provider that costs nothing, not even against a limit of 0', () => {
    const run = started(0, null)
    for (const { id } of three) run.take(thought(`${id}/1/1/think/1`))
    expect(run.status).toBe('COMPLETED')
    expect(typesOf(run)).not.toContain('BudgetReserved')
  })

  test('of nothing is made where the model of a costly provider is free, and fits into any limit', () => {
    const run = started(0, 0)
    run.take(lost('one/1/1/think/1'))
    for (const { id } of three) run.take(thought(`${id}/1/1/think/1`))
    expect(run.status).toBe('COMPLETED')
    expect(paidTwice(run)).toBe(0)
  })
})

describe('a budget', () => {
  test('of one cent waits before the first call, and says what that needs', () => {
    const run = started(0.01, 0.05)
    expect([run.status, run.wanted]).toEqual(['WAITING', []])
    expect(run.last('BudgetExceeded')).toEqual({ limitUsd: 0.01, spentUsd: 0, possiblySpentUsd: 0, neededUsd: 0.05 })
    expect(run.take(raise(0.05))).toEqual(['BudgetRaised', 'BudgetReserved'])
    expect([run.status, run.wanted]).toEqual(['RUNNING', ['one/1/1/think/1']])
  })

  test('that is raised too little says so again', () => {
    const run = started(0.01, 0.05)
    expect(run.take(raise(0.04))).toEqual(['BudgetRaised', 'BudgetExceeded'])
    expect(run.status).toBe('WAITING')
  })

  test('that does not suffice for the next call holds the run until it is raised', () => {
    const run = started(2.5, 1)
    run.take(thought('one/1/1/think/1', { costUsd: 1 }))
    expect(run.take(thought('two/1/1/think/1', { costUsd: 1 })).at(-1)).toBe('BudgetExceeded')
    expect([run.wanted, run.status]).toEqual([[], 'WAITING'])
    expect(run.take(command('pause'), command('resume'))).toEqual(['RunPaused', 'RunResumed'])
    expect(run.take(raise(3))).toEqual(['BudgetRaised', 'BudgetReserved'])
    run.take(thought('three/1/1/think/1', { costUsd: 1 }))
    expect(run.status).toBe('COMPLETED')
  })

  test('that is spent to the last cent by the last call was enough', () => {
    const run = started(0.3, 0.1)
    for (const { id } of three) run.take(thought(`${id}/1/1/think/1`, { costUsd: 0.1 }))
    expect(run.status).toBe('COMPLETED')
    expect(typesOf(run)).not.toContain('BudgetExceeded')
  })

  test('lets a call wait that does not fit beside others, until they have settled', () => {
    const run = started(1, 0.6, parallel)
    run.take(thought('split/1/1/think/1'))
    expect([run.wanted, run.status]).toEqual([['left/1/1/think/1'], 'RUNNING'])
    expect(run.take(thought('left/1/1/think/1', { costUsd: 0.4 }))).toContain('BudgetReserved')
    expect(run.wanted).toEqual(['right/1/1/think/1'])
    expect(typesOf(run)).not.toContain('BudgetExceeded')
  })

  test('lets work go on that fits beside a call that does not', () => {
    const dear = new Map([
      ['left', 0.9],
      ['right', 0.2],
    ])
    const plan = planOf(workflowOf(parallel))
    const run = new PlayedRun(knowledgeOf(plan, { mostUsd: (_, { step }) => dear.get(step) ?? 0.5 }))
    run.take(submit({ budgetUsd: 1 }))
    run.take(thought('split/1/1/think/1', { costUsd: 0.5 }))
    expect([run.wanted, run.status]).toEqual([['right/1/1/think/1'], 'RUNNING'])
    expect(typesOf(run)).not.toContain('BudgetExceeded')
    expect(run.take(thought('right/1/1/think/1', { costUsd: 0.1 }))).toContain('BudgetExceeded')
    expect(run.last('BudgetExceeded')).toMatchObject({ spentUsd: 0.6, neededUsd: 0.9 })
  })

  test('that does not suffice does not keep the run from being cancelled', () => {
    const run = started(0.5, 1)
    run.take(command('cancel'))
    expect(run.status).toBe('CANCELLED')
  })

  test.each([
    ['lower', 2, 1, 'BUDGET_TOO_LOW'],
    ['the same', 2, 2, 'BUDGET_TOO_LOW'],
    ['for a run without one', null, 10, 'NO_BUDGET'],
  ])('that is %s is refused', (_, budgetUsd, to, code) => {
    const run = started(budgetUsd, 1)
    expect(run.take(raise(to))).toEqual(['CommandRejected'])
    expect(run.last('CommandRejected').code).toBe(code)
  })
})

describe('what may have been spent', () => {
  test('counts against the limit: a call that was lost needs a reservation of its own', () => {
    const run = started(1.5, 1)
    expect(run.take(lost('one/1/1/think/1'))).toEqual(['ActivityLost', 'BudgetExceeded'])
    expect([run.wanted, standing(run), run.status]).toEqual([[], [0, 1, 0], 'WAITING'])
    expect(run.take(raise(2))).toEqual(['BudgetRaised', 'BudgetReserved'])
    expect([run.wanted, standing(run), paidTwice(run)]).toEqual([['one/1/1/think/1'], [0, 1, 1], 1])
  })

  test('is one of two where a call was begun twice and one of them answers', () => {
    const run = started(3, 1)
    run.take(lost('one/1/1/think/1'))
    run.take(thought('one/1/1/think/1', { costUsd: 0.5 }))
    expect([standing(run), paidTwice(run)]).toEqual([[0.5, 1, 1], 1])
    run.take(thought('one/1/1/think/1', { costUsd: 0.25 }))
    expect([standing(run), paidTwice(run)]).toEqual([[0.75, 0, 1], 0])
    expect(run.state.run.context.usage).toMatchObject({ calls: 1, costUsd: 0.5, lateCalls: 1, lateCostUsd: 0.25 })
  })

  test('is what a call was stopped at: to ask again is another call', () => {
    const run = started(1.5, 1)
    run.take(command('pause'))
    expect([standing(run), paidTwice(run)]).toEqual([[0, 1, 0], 1])
    expect(run.take(command('resume'))).toEqual(['RunResumed', 'BudgetExceeded'])
    expect(run.wanted).toEqual([])
  })

  test('is known after all once the answer of a stopped call comes', () => {
    const run = started(1.5, 1)
    run.take(command('pause'))
    run.take(thought('one/1/1/think/1', { costUsd: 0.5 }))
    expect([standing(run), paidTwice(run)]).toEqual([[0.5, 0, 0], 0])
    expect(run.take(command('resume')).at(-1)).toBe('BudgetReserved')
  })

  test('is not what the receipt tells that parked the run: nothing is kept before that was handled', () => {
    const run = started(1.5, 1)
    const receipt = thought('one/1/1/think/1', { costUsd: 0.5 })
    run.state = evolve(run.state, {
      type: 'RunParked',
      v: 2,
      persona: null,
      at: 5,
      cause: receipt.id,
      data: { error: 'It broke.', message: receipt.id, kind: 'receipt', name: receipt.type },
    })
    expect(run.take(command('resume'))).toEqual(['RunResumed'])
    expect(run.take(receipt).at(-1)).toBe('BudgetReserved')
    expect([run.wanted, standing(run), paidTwice(run)]).toEqual([['two/1/1/think/1'], [0.5, 0, 1], 0])
  })

  test('goes on to be known when the run has ended', () => {
    const run = started(2, 1)
    run.take(command('cancel'))
    expect([standing(run), paidTwice(run)]).toEqual([[0, 1, 0], 1])
    run.take(thought('one/1/1/think/1', { costUsd: 0.5 }))
    expect([standing(run), paidTwice(run)]).toEqual([[0.5, 0, 0], 0])
  })

  test('is the rest of the reservation where requests before the answer were cut off', () => {
    const run = started(3, 1)
    run.take(thought('one/1/1/think/1', { costUsd: 0.25, lostRequests: 1 }))
    expect([standing(run), paidTwice(run)]).toEqual([[0.25, 0.75, 1], 1])
  })

  test('is the rest of the reservation where a failed call was cut off', () => {
    const run = started(3, 1)
    const usage = { inputTokens: 5, outputTokens: 0, costUsd: 0.25 }
    run.take(
      failed('one/1/1/think/1', { code: 'BUSY', message: 'no', retryable: true, loss: { lostRequests: 2, usage } }),
    )
    expect([standing(run), paidTwice(run)]).toEqual([[0.25, 0.75, 0], 2])
  })

  test('is all of it where a call failed and nobody counted', () => {
    const run = started(3, 1)
    run.take(failed('one/1/1/think/1', { code: 'PERFORMER_FAILED', message: 'an hour is over', retryable: true }))
    expect([standing(run), paidTwice(run)]).toEqual([[0, 1, 0], 1])
  })

  test('of another run is its own: a fork reserves anew what was under way', () => {
    const run = started(1, 1)
    const forked = { type: 'RunForked', v: 2, persona: null, at: 5, data: { origin: 'run_x', seq: 4 } } as const
    run.state = evolve(run.state, { ...forked, cause: command('fork').id })
    expect([standing(run), paidTwice(run)]).toEqual([[0, 0, 0], 0])
    expect(run.take(command('fork', {}))).toEqual(['MessageIgnored', 'BudgetReserved'])
    expect(run.wanted).toEqual(['one/1/1/think/1'])
  })
})

describe('usage', () => {
  test('is counted by step, by persona and for the run; a cached answer is a call without tokens', () => {
    const run = started(null, 1, [
      { id: 'one', who: 'pa', next: ['two'] },
      { id: 'two', who: 'pa', next: ['END'] },
    ])
    run.take(offContract('one/1/1/think/1', 'title: missing', 0.1))
    run.take(thought('one/1/1/think/2', { costUsd: 0.2, findings: [finding('wrong')] }))
    run.take(thought('one/1/2/think/1', { cached: true }))
    run.take(thought('two/1/1/think/1', { costUsd: 0.3 }))
    const { attempts, usage } = run.state.run.context
    expect(attempts.map((one) => one.usage)).toMatchObject([
      { calls: 3, cachedAnswers: 1, inputTokens: 20, outputTokens: 10, costUsd: 0.3 },
      { calls: 1, cachedAnswers: 0, inputTokens: 10, outputTokens: 5, costUsd: 0.3 },
    ])
    expect(usage).toMatchObject({ calls: 4, cachedAnswers: 1, inputTokens: 30, costUsd: 0.6 })
  })
})
