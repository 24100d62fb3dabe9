export interface Point {
  readonly x: number
  readonly y: number
}

/** Where everything stands, in pixels from the top left. */
export interface RingLayout {
  readonly width: number
  readonly height: number
  readonly card: { readonly width: number; readonly height: number }
  readonly hub: Point
  /** The middle of each card, in the order of the actors: clockwise from the top left. */
  readonly cards: readonly Point[]
}

/** Below this width the team is a list under the hub. */
export const leastRingWidth = 720

export const hubRadius = 132
/** Of the arcs that name the phases. */
export const phaseRadius = 160

const gap = { across: 16, down: 10 }
/** So high that a team of 17 fits: most teams come and grow without moving what stands below. */
const leastHeight = 622
const cardHeight = 92
/** How far the middle of a side stands out beyond its ends. */
const bulge = 10

/** A ring of cards around the hub for so many actors: the same for the same numbers, without overlaps. */
export function layOutRing(count: number, width: number): RingLayout {
  const cardWidth = Math.round(Math.min(196, Math.max(160, (width - 4 * gap.across) / 5)))
  const sides = share(count, Math.floor((width + gap.across) / (cardWidth + gap.across)))
  const rows = Math.max(sides.left, sides.right)
  const band = cardHeight + bulge + gap.down
  const height = Math.max(leastHeight, 2 * band + rows * (cardHeight + gap.down) - gap.down)
  const hub = { x: width / 2, y: height / 2 }
  const across = (n: number, i: number) =>
    spread({ n, i, middle: hub.x, least: cardWidth + gap.across, room: width - cardWidth })
  const down = (n: number, i: number) =>
    spread({ n, i, middle: hub.y, least: cardHeight + gap.down, room: height - 2 * band - cardHeight })
  const out = (n: number, i: number) => bulge * (1 - Math.cos(((i + 0.5) / n - 0.5) * Math.PI))
  const cards = [
    ...each(sides.top, (n, i) => ({ x: across(n, i), y: cardHeight / 2 + out(n, i) })),
    ...each(sides.right, (n, i) => ({ x: width - cardWidth / 2 - out(n, i), y: down(n, i) })),
    ...each(sides.bottom, (n, i) => ({ x: across(n, n - 1 - i), y: height - cardHeight / 2 - out(n, i) })),
    ...each(sides.left, (n, i) => ({ x: cardWidth / 2 + out(n, i), y: down(n, n - 1 - i) })),
  ]
  return { width, height, card: { width: cardWidth, height: cardHeight }, hub, cards }
}

const each = (n: number, at: (n: number, i: number) => Point): Point[] => Array.from({ length: n }, (_, i) => at(n, i))

/** How many stand on each side: about as many beside the hub as above it, as far as there is room. */
function share(count: number, most: number) {
  const beside = Math.max(Math.min(4, Math.round(count / 4)), Math.ceil((count - 2 * most) / 2))
  const above = Math.max(0, count - 2 * beside)
  if (count < 3) return { top: count === 1 ? 1 : 0, right: count === 2 ? 1 : 0, bottom: 0, left: count === 2 ? 1 : 0 }
  return { top: Math.ceil(above / 2), right: beside, bottom: Math.floor(above / 2), left: beside }
}

interface Spread {
  readonly n: number
  readonly i: number
  readonly middle: number
  /** Between the middles of two neighbours. */
  readonly least: number
  /** Between the middles of the first and the last. */
  readonly room: number
}

/** Evenly about the middle, wide where there is room, never closer than the least. */
function spread({ n, i, middle, least, room }: Spread): number {
  const step = n < 2 ? 0 : Math.max(least, Math.min(least * 1.35, room / (n - 1)))
  return middle + (i - (n - 1) / 2) * step
}
