import { describe, expect, test } from 'vitest'
import { versionOf } from '../../../src/core/event/event-versions.ts'
import { groupOf } from '../../../web/src/pages/events/event-group.ts'
import { describeEvent } from '../../../web/src/pages/events/describe-event.ts'
import { events as words } from '../../../web/src/words/events.ts'
import { titlesOfEvents } from '../../../web/src/live/titles.ts'
import { recordedHistories } from '../../support/history.ts'
import { clientEvents, event } from '../support/client-events.ts'

const titles = new Map([
  ['tester', 'Tester'],
  ['developer', 'Developer'],
])

describe('what an event says', () => {
  test.each(recordedHistories())('$version $name: each event of a known type, in whole words', (history) => {
    const events = clientEvents(history)
    const known = titlesOfEvents.grow(titlesOfEvents.empty, events)
    for (const one of events) {
      const said = describeEvent(one, known)
      expect(said, `${one.seq} ${one.type}`).not.toBe('')
      expect(said, `${one.seq} ${one.type}`).not.toMatch(/\{\w+\}|undefined|null|NaN|\?/)
      expect(groupOf(one.type)).not.toBe('other')
    }
  })

  test('every type that has a sentence is a type of the log, and is in a group', () => {
    const types = Object.keys(words.summary).filter(
      (type) => !/Again$|Cached$|Free$|Retry$|End$|BuiltIn$|With$/.test(type),
    )
    for (const type of types) {
      expect(versionOf(type as Parameters<typeof versionOf>[0]), type).toBeGreaterThan(0)
      expect(groupOf(type), type).not.toBe('other')
    }
  })

  test('a handoff names who, what and for which clauses', () => {
    const data = { from: 'tester', to: 'developer', entries: ['E1', 'E2'], clauses: ['C3', 'C7'] }
    expect(describeEvent(event(1, 'HandedOff', data), titles)).toBe(
      'Tester handed 2 entries (E1, E2) to Developer for C3, C7',
    )
  })

  test('of an unknown type nothing is said, and it is shown in a group of its own', () => {
    expect(describeEvent(event(1, 'StarsAligned', { step: 'x' }), titles)).toBe('')
    expect(describeEvent(event(1, 'constructor', {}), titles)).toBe('')
    expect(groupOf('StarsAligned')).toBe('other')
  })

  test.each([null, 7, 'text', [], {}, { step: 3, entries: 'no', findings: [null], manifest: null }])(
    'data of another shape is borne: %j',
    (data) => {
      for (const type of Object.keys(words.summary))
        expect(typeof describeEvent(event(1, type, data), titles)).toBe('string')
    },
  )
})
