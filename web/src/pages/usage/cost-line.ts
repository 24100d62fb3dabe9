import type { SpendingPoint } from './spending.ts'

interface Drawn {
  readonly from: number
  readonly to: number
  readonly width: number
  readonly height: number
}

/** A line in steps: cost stays as it is until something is paid. As the path of an SVG. */
export function costLine(points: readonly SpendingPoint[], { from, to, width, height }: Drawn): string {
  const most = points.at(-1)?.costUsd ?? 0
  const x = (at: number): number =>
    round((Math.min(Math.max(at - from, 0), to - from) / Math.max(1, to - from)) * width)
  const y = (costUsd: number): number => round(most === 0 ? height : height - (costUsd / most) * height)
  return `M0 ${height}${points.map(({ at, costUsd }) => `H${x(at)}V${y(costUsd)}`).join('')}H${width}`
}

const round = (n: number): number => Math.round(n * 10) / 10

/** When each tenth of the sum was reached; at most ten. */
export function tenths(points: readonly SpendingPoint[]): readonly SpendingPoint[] {
  const most = points.at(-1)?.costUsd ?? 0
  const found: SpendingPoint[] = []
  let next = 1
  for (const point of points) {
    if (point.costUsd < (most * next) / 10 - 1e-12) continue
    found.push(point)
    next = Math.floor((point.costUsd / most) * 10 + 1e-9) + 1
  }
  return found
}
