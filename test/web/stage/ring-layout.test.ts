import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { angleOf, groupArcs, segments } from '../../../web/src/pages/stage/picture/arcs.ts'
import { isCovered, pointAt, seenParts, throughHub } from '../../../web/src/pages/stage/picture/edge-path.ts'
import { hubRadius, layOutRing, leastRingWidth, phaseRadius } from '../../../web/src/pages/stage/picture/ring-layout.ts'

const sizes = fc.tuple(fc.integer({ min: 1, max: 24 }), fc.integer({ min: leastRingWidth, max: 1_600 }))

describe('the ring', () => {
  test('no card overlaps another one or the hub, and none leaves the picture', () => {
    fc.assert(
      fc.property(sizes, ([count, width]) => {
        const { cards, card, hub, height } = layOutRing(count, width)
        expect(cards).toHaveLength(count)
        for (const [i, a] of cards.entries()) {
          expect(a.x - card.width / 2).toBeGreaterThanOrEqual(-0.01)
          expect(a.x + card.width / 2).toBeLessThanOrEqual(width + 0.01)
          expect(a.y - card.height / 2).toBeGreaterThanOrEqual(-0.01)
          expect(a.y + card.height / 2).toBeLessThanOrEqual(height + 0.01)
          for (const b of cards.slice(i + 1))
            expect(Math.abs(a.x - b.x) >= card.width || Math.abs(a.y - b.y) >= card.height).toBe(true)
          const apart = Math.hypot(
            Math.max(0, Math.abs(a.x - hub.x) - card.width / 2),
            Math.max(0, Math.abs(a.y - hub.y) - card.height / 2),
          )
          expect(apart).toBeGreaterThan(phaseRadius + 8)
        }
      }),
    )
  })

  test('the cards go round clockwise, once', () => {
    fc.assert(
      fc.property(sizes, ([count, width]) => {
        const { cards, hub } = layOutRing(count, width)
        const angles = cards.map((at) => angleOf(hub, at))
        const backwards = angles.filter((angle, i) => i > 0 && angle < (angles[i - 1] ?? 0)).length
        expect(backwards).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the edge of a handoff begins at one, ends at the other and goes through the hub', () => {
    const { cards, hub } = layOutRing(17, 1_060)
    for (const from of cards)
      for (const to of cards.filter((one) => one !== from)) {
        const curve = throughHub(from, to, hub)
        expect(Math.hypot(curve.start.x - from.x, curve.start.y - from.y)).toBeLessThan(8)
        expect(Math.hypot(curve.end.x - to.x, curve.end.y - to.y)).toBeLessThan(8)
        const { x, y } = pointAt(curve, 0.5)
        expect(Math.hypot(x - hub.x, y - hub.y)).toBeLessThan(hubRadius)
      }
  })

  test('of an edge between two cards that is seen which lies neither under the hub nor under a card', () => {
    const layout = layOutRing(17, 1_060)
    const { cards, hub } = layout
    for (const from of cards)
      for (const to of cards.filter((one) => one !== from)) {
        const parts = seenParts(throughHub(from, to, hub), layout)
        expect(parts.length).toBeGreaterThanOrEqual(2)
        expect(parts.flat().filter((at) => isCovered(at, layout))).toEqual([])
      }
  })

  test('the arcs of groups do not overlap, and the parts of a circle leave a gap', () => {
    fc.assert(
      fc.property(
        sizes,
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 24, maxLength: 24 }),
        ([count, width], of) => {
          const { cards, hub } = layOutRing(count, width)
          const order = of.slice(0, count).toSorted((a, b) => a - b)
          const arcs = groupArcs(
            hub,
            cards.map((at, i) => ({ at, group: `g${order[i] ?? 0}` })),
          )
          const total = arcs.reduce((sum, { start, end }) => sum + (end - start), 0)
          expect(total).toBeLessThan(2 * Math.PI)
          expect(arcs.every(({ start, end }) => end > start)).toBe(true)
        },
      ),
    )
    expect(segments(40, 0.05).every(({ start, end }, i, all) => start > (all[i - 1]?.end ?? 0) && end > start)).toBe(
      true,
    )
  })
})
