import { describe, expect, test } from 'vitest'
import { endOf } from '../../../web/src/pages/timeline/bar.ts'
import { criticalPath } from '../../../web/src/pages/timeline/critical-path.ts'
import { type Grouping, keepLanes, lanesOf, walk } from '../../../web/src/pages/timeline/lanes.ts'
import { pathWords } from '../../../web/src/pages/timeline/path-words.ts'
import { spanFor, ticks, xOf, zoomed } from '../../../web/src/pages/timeline/scale.ts'
import { timelineOf } from '../../../web/src/pages/timeline/timeline.ts'
import { recordedHistories } from '../../support/history.ts'
import { clientEvents } from '../support/client-events.ts'

const timelines = recordedHistories().map((history) => ({
  name: `${history.version} ${history.name}`,
  timeline: timelineOf.grow(timelineOf.empty, clientEvents(history)),
}))

describe('lanes', () => {
  for (const by of ['persona', 'step'] satisfies Grouping[]) {
    test.each(timelines)(`by ${by}: each bar in one row, none upon another: $name`, ({ timeline }) => {
      const lanes = lanesOf(timeline.bars, { by, titles: new Map() })
      const drawn = lanes.flatMap(({ bars }) => bars.map(({ bar }) => bar.id))
      expect(new Set(drawn).size).toBe(drawn.length)
      expect(drawn.length).toBe(timeline.bars.filter((bar) => bar.by !== 'route' || bar.end !== bar.from).length)
      for (const { bars, rows } of lanes) {
        const ends: number[] = []
        for (const { bar, row } of bars) {
          expect(row).toBeLessThan(rows)
          expect(bar.from).toBeGreaterThanOrEqual(ends[row] ?? 0)
          ends[row] = endOf(bar, timeline.to)
        }
      }
    })
  }

  test('keys reach every bar from the first one', () => {
    const { timeline } = timelines[0] ?? { timeline: timelineOf.empty }
    const lanes = lanesOf(timeline.bars, { by: 'persona', titles: new Map() })
    const reached = new Set<string>()
    const next = [lanes[0]?.bars[0]?.bar.id ?? '']
    for (let id = next.pop(); id !== undefined; id = next.pop()) {
      if (reached.has(id)) continue
      reached.add(id)
      for (const key of ['ArrowRight', 'ArrowLeft', 'ArrowUp', 'ArrowDown', 'Home', 'End']) {
        const to = walk(lanes, id, key)
        if (to !== null) next.push(to)
      }
    }
    expect(reached.size).toBe(lanes.flatMap(({ bars }) => bars).length)
  })
})

test.each(timelines)('a lane in which nothing changed is the same: $name', ({ timeline }) => {
  const before = lanesOf(timeline.bars, { by: 'persona', titles: new Map() })
  expect(keepLanes(before, lanesOf(timeline.bars, { by: 'persona', titles: new Map() }))).toEqual(before)
  const changed = timeline.bars.map((bar, index) => (index === timeline.bars.length - 1 ? { ...bar, rounds: 9 } : bar))
  const after = keepLanes(before, lanesOf(changed, { by: 'persona', titles: new Map() }))
  expect(after.filter((lane, index) => lane !== before[index])).toHaveLength(1)
})

describe('scale', () => {
  test('a run that grows is drawn anew seldom, and always has room', () => {
    const spans = Array.from({ length: 3_600 }, (_, second) => spanFor(second * 1_000, false))
    for (const [second, span] of spans.entries()) expect(span).toBeGreaterThan(second * 1_000)
    expect(new Set(spans).size).toBeLessThan(30)
  })

  test('marks of the axis are apart enough to be read, and only where one looks', () => {
    for (const spanMs of [3, 900, 12_345, 3_700_000, 90 * 86_400_000]) {
      const scale = { from: 0, spanMs, width: 1_200 }
      const marks = ticks(scale, { left: 0, right: 1_200 })
      expect(marks.length).toBeLessThanOrEqual(14)
      const [first = 0, second = spanMs] = marks
      expect(xOf(scale, second) - xOf(scale, first)).toBeGreaterThanOrEqual(95)
    }
    expect(ticks({ from: 0, spanMs: 1e6, width: 1e6 }, { left: 5e5, right: 5.01e5 }).length).toBeLessThan(20)
  })

  test('zooming out ends where everything fits', () => {
    expect(zoomed(null, 2, 0.1)).toBeCloseTo(0.2)
    expect(zoomed(0.2, 0.4, 0.1)).toBeNull()
  })
})

test.each(timelines)('the critical path in words: $name', ({ timeline }) => {
  const said = pathWords(criticalPath(timeline, timeline.to), timeline.ended)
  expect(said).toMatch(/critical path: \S/)
  expect(said).not.toMatch(/\{\w+\}|NaN|undefined/)
})
