import { describe, expect, test } from 'vitest'
import { everything, filtering, fits } from '../../../web/src/pages/events/filter.ts'
import { EventTexts, nothingFound, searchOn, snippet } from '../../../web/src/pages/events/search-events.ts'
import { joinedAt, turnSize } from '../../../web/src/pages/events/turns.ts'
import { recordedHistories } from '../../support/history.ts'
import { clientEvents, event } from '../support/client-events.ts'

const many = Array.from({ length: 100 }, (_, index) =>
  event(index + 1, index % 10 === 0 ? 'HandedOff' : 'StepStarted', {
    from: 'tester',
    note: `Nr ${index} Grün "quoted"`,
  }),
)
const texts = new EventTexts()
const has = (one: (typeof many)[number], query: string) => texts.has(one, query)

describe('search', () => {
  test('in slices it finds what it finds at once, and goes on where it was', () => {
    const whole = searchOn(nothingFound('NR 1'), many, { has, enough: () => false })
    let sliced = nothingFound('NR 1')
    let slices = 0
    while (sliced.searched < many.length) {
      sliced = searchOn(sliced, many, { has, enough: () => true })
      slices += 1
    }
    expect(slices).toBe(many.length)
    expect(sliced).toEqual(whole)
    expect(whole.events.map(({ seq }) => seq)).toEqual([2, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])
  })

  test.each(['grün', '"quoted"', 'HANDEDOFF', 'from', 'cause-7'])('reads values, keys, type and cause: %s', (query) => {
    expect(searchOn(nothingFound(query), many, { has, enough: () => false }).events.length).toBeGreaterThan(0)
  })

  test('says where the hit is', () => {
    expect(snippet({ a: [{ b: `${'x'.repeat(100)}needle${'y'.repeat(100)}` }] }, 'NEEDLE')).toEqual({
      path: 'a.0.b',
      text: `…${'x'.repeat(30)}needle${'y'.repeat(60)}…`,
    })
    expect(snippet({ a: 1 }, 'b')).toBeNull()
  })
})

describe('filter', () => {
  test('as the log grows it shows what it shows at once', () => {
    for (const history of recordedHistories().slice(0, 3)) {
      const events = clientEvents(history)
      const { empty, grow } = filtering({ groups: new Set(['hub']), persona: 'developer' })
      const grown = events.reduce((before, one) => grow(before, [one]), empty)
      expect(grown).toEqual(grow(empty, events))
    }
  })

  test('a persona is found in what it takes, gives and gets', () => {
    const filter = { ...everything, persona: 'tester' }
    expect(fits(filter, event(1, 'HandedOff', { from: 'tester', to: 'x' }))).toBe(true)
    expect(fits(filter, event(1, 'X', {}, { persona: { name: 'tester', title: 'Tester' } }))).toBe(true)
    expect(fits(filter, event(1, 'HandedOff', { from: 'x', to: 'y' }))).toBe(false)
  })
})

test('events of one turn are held together', () => {
  const turn = ['a', 'a', 'a', 'b', 'c', 'c'].map((cause, index) => event(index + 1, 'X', {}, { cause }))
  expect(turn.map((_, index) => joinedAt(turn, index))).toEqual(['first', 'middle', 'last', 'none', 'first', 'last'])
  expect(turn.map((_, index) => turnSize(turn, index))).toEqual([3, 3, 3, 1, 2, 2])
})
