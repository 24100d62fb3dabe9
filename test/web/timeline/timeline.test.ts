import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { endOf, spansOf } from '../../../web/src/pages/timeline/bar.ts'
import { criticalPath } from '../../../web/src/pages/timeline/critical-path.ts'
import { type Timeline, timelineOf } from '../../../web/src/pages/timeline/timeline.ts'
import { recordedHistories } from '../../support/history.ts'
import { clientEvents, event } from '../support/client-events.ts'

const of = (events: readonly RunEvent[]): Timeline => timelineOf.grow(timelineOf.empty, events)

function expectSound(timeline: Timeline): void {
  const { from, to, bars, exceeded } = timeline
  const begin = from ?? 0
  expect(new Set(bars.map(({ id }) => id)).size).toBe(bars.length)
  for (const bar of bars) {
    expect(bar.from, bar.id).toBeGreaterThanOrEqual(begin)
    expect(endOf(bar, to), bar.id).toBeLessThanOrEqual(to)
    expect(bar.start ?? bar.from, bar.id).toBeGreaterThanOrEqual(bar.from)
    expect(bar.end ?? to, bar.id).toBeGreaterThanOrEqual(bar.start ?? bar.from)
    let at = bar.from
    for (const span of spansOf(bar, exceeded)) {
      expect(span.from, `${bar.id} ${span.kind}`).toBeGreaterThanOrEqual(at)
      expect(span.to ?? to, `${bar.id} ${span.kind}`).toBeGreaterThanOrEqual(span.from)
      at = span.to ?? to
    }
    for (const mark of bar.marks) expect(mark.at).toBeLessThanOrEqual(to)
  }
  const path = criticalPath(timeline, to)
  const chain = path.parts.map(({ bar }) => bar)
  for (const [index, bar] of chain.entries()) {
    expect(bar.after).toBe(chain[index - 1]?.id ?? null)
    const until = index === 0 ? begin : (chain[index - 1]?.end ?? to)
    expect(until, bar.id).toBeLessThanOrEqual(bar.start ?? to)
  }
  const waited = [...path.waitedMs.values()].reduce((sum, ms) => sum + ms, 0)
  expect(path.workedMs + waited).toBeLessThanOrEqual(path.totalMs)
  expect(path.parts.every(({ workedMs }) => workedMs >= 0)).toBe(true)
}

describe('the timeline of a log', () => {
  test.each(recordedHistories())('$version $name: sound after every event, and the same however it came', (history) => {
    const events = clientEvents(history)
    let grown = timelineOf.empty
    for (const one of events) {
      const before = grown
      const kept = JSON.stringify(before.bars)
      grown = timelineOf.grow(before, [one])
      expect(JSON.stringify(before.bars)).toBe(kept)
      expectSound(grown)
    }
    expect(grown).toEqual(of(events))
  })

  test.each(recordedHistories())('$version $name: every attempt is a bar, with what it cost', (history) => {
    const events = clientEvents(history)
    const { bars, ended } = of(events)
    const started = events.filter(({ type }) => type === 'StepStarted').length
    expect(bars.filter(({ start, step }) => start !== null && !/^Q\d+$/.test(step))).toHaveLength(started)
    expect(!ended || bars.every(({ end }) => end !== null)).toBe(true)
    const paid = events
      .filter(({ type }) => type === 'ModelAnswered' || type === 'AnswerRefused')
      .reduce((sum, { data }) => sum + ((data as { usage?: { costUsd?: number } }).usage?.costUsd ?? 0), 0)
    expect(bars.reduce((sum, { costUsd }) => sum + costUsd, 0)).toBeCloseTo(paid, 6)
  })

  test('a completed delivery has a path from its first step to its last', () => {
    const history = recordedHistories().find(({ name }) => name.includes('rework'))
    const timeline = of(history === undefined ? [] : clientEvents(history))
    const bars = criticalPath(timeline, timeline.to).parts.map(({ bar }) => bar)
    expect(bars[0]?.after).toBeNull()
    expect(bars[0]?.from).toBe(timeline.from)
    expect(bars.at(-1)?.end).toBe(timeline.to)
    expect(bars.length).toBeGreaterThan(8)
  })
})

describe('waits', () => {
  const started = { step: 'a', attempt: 1, by: 'persona', persona: 'p' }
  const kinds = (events: readonly RunEvent[]) => {
    const timeline = of(events)
    return timeline.bars.map((bar) =>
      spansOf(bar, timeline.exceeded).map(({ kind, from, to }) => [kind, ((to ?? timeline.to) - from) / 1_000]),
    )
  }

  test('for its turn, for budget, for another try and for a person, each as long as it took', () => {
    const events = [
      event(1, 'StepEnabled', { step: 'a' }),
      event(3, 'StepStarted', started),
      event(7, 'BudgetReserved', { step: 'a', key: 'k', usd: 1 }),
      event(9, 'ActivityFailed', { step: 'a', code: 'X', retryAt: 1 }),
      event(14, 'RetryDue', { step: 'a', key: 'k' }),
      event(14, 'BudgetReserved', { step: 'a', key: 'k', usd: 1 }),
      event(20, 'ModelAnswered', { step: 'a', round: 1, model: 'm', usage: { costUsd: 0.5 } }),
      event(20, 'ApprovalRequested', { id: 'P1', step: 'a', attempt: 1, goal: 'Sure?' }),
      event(30, 'ApprovalGiven', { id: 'P1' }),
      event(30, 'StepCompleted', { step: 'a', attempt: 1, to: ['END'] }),
    ]
    expect(kinds(events)).toEqual([
      [
        ['queued', 2],
        ['budget', 4],
        ['failed', 2],
        ['retry', 5],
        ['model', 6],
        ['person', 10],
      ],
    ])
  })

  test('while the run is paused, and what goes on', () => {
    expect(
      kinds([
        event(1, 'StepStarted', started),
        event(4, 'RunPaused', {}),
        event(9, 'RunResumed', {}),
        event(11, 'X', {}),
      ]),
    ).toEqual([
      [
        ['work', 3],
        ['held', 5],
        ['work', 2],
      ],
    ])
  })

  test('for a person who was asked after the step had failed', () => {
    const events = [
      event(1, 'StepStarted', started),
      event(2, 'StepFailed', { step: 'a', attempt: 1, reason: 'No' }),
      event(2, 'ApprovalRequested', { id: 'P1', step: 'a', attempt: 1, goal: 'Again?' }),
      event(8, 'ApprovalGiven', { id: 'P1' }),
    ]
    expect(kinds(events)).toEqual([
      [
        ['work', 1],
        ['person', 6],
      ],
    ])
    expectSound(of(events))
  })

  test('clocks that go back make nothing negative', () => {
    const at = (ms: number) => ({ at: new Date(ms).toISOString() })
    const events = [
      event(1, 'OwnerChanged', { epoch: 1 }, at(5_000)),
      event(2, 'StepStarted', started, at(4_000)),
      event(3, 'StepCompleted', { step: 'a', to: ['b'] }, at(3_000)),
      event(4, 'StepStarted', { ...started, step: 'b' }, at(3_500)),
    ]
    expectSound(of(events))
    expect(of(events).from).toBe(4_000)
  })
})
