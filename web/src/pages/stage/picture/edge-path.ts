import { hubRadius, type Point, type RingLayout } from './ring-layout.ts'

/** A cubic curve. */
export interface Curve {
  readonly start: Point
  readonly near: Point
  readonly far: Point
  readonly end: Point
}

/** How far the two directions between the same two stand apart, in pixels. */
const lane = 7

/** The way of a handoff: into the hub and out again to the other. There and back are two curves side by side. */
export function throughHub(from: Point, to: Point, hub: Point): Curve {
  const start = beside(from, hub, lane)
  const end = beside(to, hub, -lane)
  return { start, near: between(hub, start, -0.14), far: between(hub, end, -0.14), end }
}

/** The way between the hub and one actor. */
export const spoke = (at: Point, hub: Point): Curve => ({
  start: at,
  near: between(at, hub, 0.33),
  far: between(at, hub, 0.66),
  end: hub,
})

/** The curve as `d` of an SVG path. */
export const pathOf = ({ start, near, far, end }: Curve): string =>
  `M${put(start)}C${put(near)} ${put(far)} ${put(end)}`

/** A point of the curve; `t` from 0 to 1. */
export function pointAt({ start, near, far, end }: Curve, t: number): Point {
  const u = 1 - t
  const mix = (a: number, b: number, c: number, d: number) =>
    u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d
  return { x: mix(start.x, near.x, far.x, end.x), y: mix(start.y, near.y, far.y, end.y) }
}

const put = ({ x, y }: Point): string => `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`

const between = (a: Point, b: Point, t: number): Point => ({ x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t })

function beside(at: Point, hub: Point, by: number): Point {
  const length = Math.hypot(hub.x - at.x, hub.y - at.y) || 1
  return { x: at.x - ((hub.y - at.y) / length) * by, y: at.y + ((hub.x - at.x) / length) * by }
}

/** What lies above the curves: of a ring's layout the hub and the cards. */
export type Cover = Pick<RingLayout, 'hub' | 'card' | 'cards'>

/** Whether a point lies under the hub or under a card. */
export const isCovered = (at: Point, { hub, card, cards }: Cover): boolean =>
  Math.hypot(at.x - hub.x, at.y - hub.y) < hubRadius ||
  cards.some(({ x, y }) => Math.abs(at.x - x) < card.width / 2 && Math.abs(at.y - y) < card.height / 2)

const samples = 48

/** The parts of a curve that are to be seen, each as good as a straight line, in the order of the way. */
export function seenParts(curve: Curve, cover: Cover): readonly (readonly [from: Point, to: Point])[] {
  const parts: [Point, Point][] = []
  let open = false
  for (let i = 0; i <= samples; i += 1) {
    const at = pointAt(curve, i / samples)
    const part = parts.at(-1)
    if (isCovered(at, cover)) open = false
    else if (open && part !== undefined) part[1] = at
    else {
      parts.push([at, at])
      open = true
    }
  }
  return parts
}
