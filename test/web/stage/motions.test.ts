import { describe, expect, test } from 'vitest'
import { mostAtOnce, motionsOf } from '../../../web/src/pages/stage/state/motions.ts'
import { StageFold } from '../../../web/src/pages/stage/state/stage-fold.ts'
import { logOf, recordedLogs } from './log.ts'

const handoff = { id: 'H', from: 'a', to: 'b', fromStep: 's', toStep: 't', entries: ['E1'], withheld: [], clauses: [] }

describe('what moves when events come', () => {
  test('a handoff moves along its edge, one that was refused stops at the hub', () => {
    const events = logOf(
      ['HandedOff', handoff],
      ['HandedOff', { ...handoff, withheld: ['E2'] }],
      ['HandoffRefused', { from: 'a', to: 'b', fromStep: 's', toStep: 't', kinds: [] }],
    )
    const moved = motionsOf(new StageFold().at([]), events).map(({ kind, from, to }) => [kind, from, to])
    expect(moved).toEqual([
      ['handoff', 'a', 'b'],
      ['withheld', 'a', 'b'],
      ['refused', 'a', null],
    ])
  })

  test('of a jump no more than a hint moves, and never more than a few at once; going back moves nothing', () => {
    for (const { events } of recordedLogs()) {
      const fold = new StageFold()
      expect(motionsOf(fold.at([]), events).length).toBe(events.length > 60 ? 3 : mostAtOnce)
      expect(motionsOf(fold.at(events), events.slice(0, 10))).toEqual([])
    }
  })
})
