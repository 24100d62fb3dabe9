import type { Point } from './ring-layout.ts'

/** Part of a circle, in radians clockwise from the top. */
export interface Arc {
  readonly start: number
  readonly end: number
}

/** `d` of an SVG path along a circle; backwards where that lets a text on it stand upright. */
export function arcPath(middle: Point, radius: number, { start, end }: Arc, backwards = false): string {
  const [first, last] = backwards ? [end, start] : [start, end]
  const at = (angle: number) =>
    `${round(middle.x + radius * Math.sin(angle))},${round(middle.y - radius * Math.cos(angle))}`
  const large = Math.abs(end - start) > Math.PI ? 1 : 0
  return `M${at(first)}A${radius},${radius} 0 ${large} ${backwards ? 0 : 1} ${at(last)}`
}

const round = (n: number): number => Math.round(n * 100) / 100

/** A full circle in so many equal parts, with a gap of so many radians between two. */
export function segments(count: number, gap: number): readonly Arc[] {
  const size = (2 * Math.PI) / Math.max(1, count)
  const inside = Math.min(gap, size / 3)
  return Array.from({ length: count }, (_, i) => ({ start: i * size + inside / 2, end: (i + 1) * size - inside / 2 }))
}

/** The angle at which a point is seen from the middle. */
export function angleOf(middle: Point, { x, y }: Point): number {
  const angle = Math.atan2(x - middle.x, middle.y - y)
  return angle < 0 ? angle + 2 * Math.PI : angle
}

/** Neighbours on the ring that belong together, with the arc that spans them. The points go clockwise. */
export function groupArcs(
  middle: Point,
  members: readonly { readonly group: string; readonly at: Point }[],
): readonly (Arc & { readonly group: string })[] {
  const angles = members.map(({ at }) => angleOf(middle, at))
  const runs: { group: string; first: number; last: number }[] = []
  for (const [i, { group }] of members.entries()) {
    const run = runs.at(-1)
    if (run?.group === group) run.last = i
    else runs.push({ group, first: i, last: i })
  }
  const turn = 2 * Math.PI
  const after = (from: number, to: number) => (((to - from) % turn) + turn) % turn
  const n = members.length
  return runs.map(({ group, first, last }) => {
    const a = angles[first] ?? 0
    const b = a + after(a, angles[last] ?? 0)
    const before = n < 2 ? turn : after(angles[(first + n - 1) % n] ?? 0, a)
    const behind = n < 2 ? turn : after(angles[last] ?? 0, angles[(last + 1) % n] ?? 0)
    return { group, start: a - Math.min(0.35, before / 2 - 0.03), end: b + Math.min(0.35, behind / 2 - 0.03) }
  })
}
