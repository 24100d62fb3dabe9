import { describe, expect, test } from 'vitest'
import { evolve } from '../../../src/actors/run/evolve.ts'
import { initialState } from '../../../src/actors/run/run-state.ts'
import { version } from '../../../src/assembly/open-node.ts'
import { upcast } from '../../../src/core/event/upcast.ts'
import { recordedHistories, viewOf } from '../../support/history.ts'

const histories = recordedHistories()

describe('histories of every release', () => {
  test.each(histories)('$version $name folds to what that release saw', ({ events, seen }) => {
    let state = initialState()
    const now: Record<number, unknown> = {}
    for (const event of events) {
      state = evolve(state, upcast(event))
      if (Object.hasOwn(seen, event.seq)) now[event.seq] = viewOf(state)
    }
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
    expect(now).toEqual(seen)
  })

  test('this release is among them: `npm run record-histories` records it', () => {
    expect(histories.map((history) => history.version)).toContain(version)
  })
})
