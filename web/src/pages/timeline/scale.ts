/** How time becomes width. */
export interface Scale {
  /** What the left edge is, in milliseconds since 1970. */
  readonly from: number
  /** How much time the whole width is, in milliseconds. */
  readonly spanMs: number
  /** The whole width, in pixels. */
  readonly width: number
}

export const xOf = ({ from, spanMs, width }: Scale, at: number): number => ((at - from) / spanMs) * width

/**
 * How much time is drawn. A run that goes on gets room to grow into, in steps of a quarter, so that what is drawn stays
 * where it is nearly all the time.
 */
export function spanFor(elapsedMs: number, ended: boolean): number {
  if (ended) return Math.max(1, elapsedMs * 1.01)
  let span = 10_000
  while (span < elapsedMs * 1.05) span *= 1.25
  return span
}

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour
const seconds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
const minutes = [1, 2, 5, 10, 15, 30]
const hours = [1, 2, 3, 6, 12]
const steps = [seconds.map((n) => n * 1_000), minutes.map((n) => n * minute), hours.map((n) => n * hour)].flat()

/** Where the axis is marked, in milliseconds from its begin, between two places in pixels. */
export function ticks(
  { spanMs, width }: Scale,
  view: { readonly left: number; readonly right: number },
): readonly number[] {
  const least = (96 / Math.max(1, width)) * spanMs
  const step = steps.find((one) => one >= least) ?? Math.ceil(least / day) * day
  const first = Math.max(0, Math.floor((view.left / width) * (spanMs / step)))
  const last = Math.min(Math.floor(spanMs / step), Math.ceil((view.right / width) * (spanMs / step)))
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => (first + index) * step)
}

/** At most so many pixels for a second: a tenth of a millisecond has one. */
const closest = 10

/** Pixels for a millisecond after zooming by a factor; null: as much as fits. */
export function zoomed(perMs: number | null, factor: number, fitting: number): number | null {
  const next = Math.min(closest, (perMs ?? fitting) * factor)
  return next <= fitting ? null : next
}
