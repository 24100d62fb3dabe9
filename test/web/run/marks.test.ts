import { describe, expect, test } from 'vitest'
import type { RunEvent } from '../../../src/client/client.ts'
import { markBeside, markPath, marksOfEvents, nextBeat } from '../../../web/src/pages/run/time/marks.ts'
import { lastForkable } from '../../../web/src/pages/run/steer/fork-seq.ts'

/** A log of these types; `cause` numbers the turn that each belongs to. */
const log = (...turns: readonly (readonly string[])[]): RunEvent[] =>
  turns
    .flatMap((types, turn) =>
      types.map((type) => ({ type, cause: `m${turn}`, at: `t${turn}`, persona: null, data: {} })),
    )
    .map((event, index) => ({ ...event, id: `event_${index + 1}`, seq: index + 1 }))

describe('the moments of a run', () => {
  const events = log(['RunSubmitted', 'OwnerChanged'], ['StepStarted'], ['StepCompleted', 'HandedOff'], ['StepFailed'])

  test('are found as the log grows, without reading it again', () => {
    const some = marksOfEvents.grow(marksOfEvents.empty, events.slice(0, 3))
    expect(some).toStrictEqual([{ seq: 2, kind: 'owner' }])
    expect(marksOfEvents.grow(some, events.slice(3, 4))).toBe(some)
    expect(marksOfEvents.grow(some, events.slice(3)).map(({ seq, kind }) => [seq, kind])).toStrictEqual([
      [2, 'owner'],
      [5, 'handoff'],
      [6, 'failure'],
    ])
  })

  test('have one before and one after each seq', () => {
    const marks = marksOfEvents.grow([], events)
    expect(markBeside(marks, 5, 1)?.seq).toBe(6)
    expect(markBeside(marks, 5, -1)?.seq).toBe(2)
    expect(markBeside(marks, 6, 1)).toBeNull()
    expect(markBeside(marks, 0, -1)).toBeNull()
  })

  test('are drawn as one path a kind', () => {
    const marks = marksOfEvents.grow([], events)
    expect(markPath(marks, 'handoff', [0.5, 1])).toBe('M5 0.5V1')
    expect(markPath(marks, 'ask', [0, 1])).toBe('')
  })

  test('a replay shows what one message led to at once', () => {
    expect([0, 2, 3, 5].map((seq) => nextBeat(events, seq))).toStrictEqual([2, 3, 5, 6])
    expect(nextBeat(events, 6)).toBe(6)
    expect(nextBeat(events, 99)).toBe(6)
  })
})

test('a fork begins before the turn that ended the run', () => {
  expect(lastForkable(log(['RunSubmitted'], ['StepStarted']))).toBe(2)
  expect(lastForkable(log(['RunSubmitted'], ['StepCompleted', 'RunCompleted']))).toBe(1)
  expect(lastForkable([])).toBe(0)
})
