import type { NetLayout } from './net-layout.ts'

/** How a net is seen: moved by x and y pixels after it was scaled. */
export interface View {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

const margin = 16
/** Smaller than this, a net cannot be read: its beginning is shown, and the reader moves on. */
const least = { right: 0.3, down: 0.7 } as const

/** The first look at a net: all of it where it can be read, or else its beginning. */
export function firstView(
  layout: Pick<NetLayout, 'width' | 'height' | 'direction' | 'boxes'>,
  room: { readonly width: number; readonly height: number },
): View {
  const wide = (room.width - 2 * margin) / layout.width
  if (layout.direction === 'right') {
    const zoom = Math.max(least.right, Math.min(1, wide, (room.height - 2 * margin) / layout.height))
    const fits = layout.width * zoom <= room.width
    return {
      zoom,
      x: fits ? (room.width - layout.width * zoom) / 2 : margin,
      y: (room.height - layout.height * zoom) / 2,
    }
  }
  const zoom = Math.max(least.down, Math.min(1, wide))
  const begin = [...layout.boxes.values()].toSorted((one, other) => one.y - other.y)[0]
  const middle = layout.width * zoom <= room.width || begin === undefined ? layout.width / 2 : begin.x + begin.width / 2
  return { zoom, x: room.width / 2 - middle * zoom, y: margin }
}

/** Whether all of something is seen. */
export function isInView(
  {
    position,
    width = 0,
    height = 0,
  }: {
    readonly position: { readonly x: number; readonly y: number }
    readonly width?: number
    readonly height?: number
  },
  { x, y, zoom }: View,
  room: { readonly width: number; readonly height: number },
): boolean {
  const left = position.x * zoom + x
  const top = position.y * zoom + y
  return left >= 0 && top >= 0 && left + width * zoom <= room.width && top + height * zoom <= room.height
}
