import { describe, expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { initialState } from '../../../src/actors/run/run-state.ts'
import { usageByPersona } from '../../../src/actors/run/usage-by-persona.ts'
import { upcast } from '../../../src/core/event/upcast.ts'
import { budgetParts } from '../../../web/src/pages/usage/budget-parts.ts'
import { costLine, tenths } from '../../../web/src/pages/usage/cost-line.ts'
import { spendingOf } from '../../../web/src/pages/usage/spending.ts'
import { add, noFigures } from '../../../web/src/pages/usage/usage-figures.ts'
import { recordedHistories } from '../../support/history.ts'
import { clientEvents, event } from '../support/client-events.ts'

describe('what a run has spent', () => {
  test.each(recordedHistories())('$version $name: agrees with the run itself after every event', (history) => {
    const events = clientEvents(history)
    let state = initialState()
    let grown = spendingOf.empty
    for (const [index, stored] of history.events.entries()) {
      state = evolve(state, upcast(stored))
      grown = spendingOf.grow(grown, events.slice(index, index + 1))
      const { calls, cachedAnswers, inputTokens, cachedInputTokens, outputTokens, costUsd } = state.run.context.usage
      expect(grown.total).toEqual({ calls, cachedAnswers, inputTokens, cachedInputTokens, outputTokens, costUsd })
      expect(grown.points.at(-1)?.costUsd ?? 0).toBe(costUsd)
    }
    expect(grown).toEqual(spendingOf.grow(spendingOf.empty, events))
    const models = grown.models.reduce((sum, one) => add(sum, one), noFigures)
    expect(add(models, grown.unanswered)).toEqual(grown.total)
    const personas = usageByPersona(state.run.context).reduce((sum, { usage }) => add(sum, usage), noFigures)
    expect(personas).toEqual(grown.total)
  })

  test('an answer from the cache is free, one that is refused is not, and a failed call may have cost', () => {
    const usage = { inputTokens: 10, outputTokens: 5, costUsd: 0.1 }
    const answer = { provider: 'p', model: 'p/m', usage }
    const { total, models, unanswered, points } = spendingOf.grow(spendingOf.empty, [
      event(1, 'ModelAnswered', answer),
      event(2, 'ModelAnswered', { ...answer, cached: true }),
      event(3, 'AnswerRefused', answer),
      event(4, 'ActivityFailed', { loss: { lostRequests: 1, usage } }),
      event(5, 'ActivityFailed', { loss: { lostRequests: 1, usage: null } }),
      event(6, 'NeverHeardOf', answer),
    ])
    expect(total).toEqual({
      calls: 3,
      cachedAnswers: 1,
      inputTokens: 30,
      cachedInputTokens: 0,
      outputTokens: 15,
      costUsd: 0.3,
    })
    expect(models).toMatchObject([{ model: 'p/m', calls: 3, refused: 1, refusedUsd: 0.1, costUsd: 0.2 }])
    expect(unanswered.costUsd).toBe(0.1)
    expect(points.map(({ costUsd }) => costUsd)).toEqual([0.1, 0.2, 0.3])
  })
})

describe('the bar of a budget', () => {
  const budget = { limitUsd: 10, spentUsd: 4, possiblySpentUsd: 1, reservedUsd: 2, exceeded: false }

  test('shows all of it', () => {
    expect(budgetParts(budget).map(({ usd }) => usd)).toEqual([4, 1, 2, 3])
  })

  test.each([
    budget,
    { ...budget, limitUsd: 5 },
    { ...budget, limitUsd: 0, spentUsd: 0, possiblySpentUsd: 0, reservedUsd: 0 },
  ])('is full, whatever there is: %j', (one) => {
    expect(budgetParts(one).reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1)
    expect(budgetParts(one).every(({ usd, share }) => usd >= 0 && share >= 0)).toBe(true)
  })
})

describe('cost over time', () => {
  const points = [1, 2, 3, 4].map((n) => ({ at: n * 1_000, costUsd: n / 4 }))

  test('is a line that only rises, within its place', () => {
    const line = costLine(points, { from: 0, to: 4_000, width: 400, height: 100 })
    expect(line).toBe('M0 100H100V75H200V50H300V25H400V0H400')
  })

  test('in words names when each tenth was reached, the last one too', () => {
    expect(tenths(points)).toEqual(points)
    const many = Array.from({ length: 1_000 }, (_, index) => ({ at: index, costUsd: (index + 1) / 100 }))
    expect(tenths(many)).toHaveLength(10)
    expect(tenths(many).at(-1)).toEqual(many.at(-1))
    expect(tenths([])).toEqual([])
  })
})
