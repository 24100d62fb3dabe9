import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { spanFor, zoomed } from './scale.ts'

interface Zoom {
  /** How wide the whole time is drawn, in pixels. */
  readonly width: number
  readonly spanMs: number
  readonly fits: boolean
  /** What can be seen of it, in pixels, with as much again on both sides. */
  readonly view: { readonly left: number; readonly right: number }
  /** Zooms by a factor about a place in the window, or about the middle. */
  readonly by: (factor: number, clientX?: number) => void
  readonly fit: () => void
}

interface Zoomed {
  readonly elapsedMs: number
  readonly ended: boolean
  /** What the names of the lanes take of the width, in pixels. */
  readonly labelWidth: number
}

/**
 * What part of a timeline is drawn how large. Zoomed by buttons, by the wheel with Control, by two fingers; scrolling goes
 * along it. What is under the pointer stays there, and the end of a run that goes on stays in view where it was.
 */
export function useZoom(scroller: RefObject<HTMLDivElement | null>, { elapsedMs, ended, labelWidth }: Zoomed): Zoom {
  const [perMs, setPerMs] = useState<number | null>(null)
  const [place, setPlace] = useState({ room: 600, left: 0 })
  const anchor = useRef<{ readonly share: number; readonly x: number } | null>(null)
  const spanMs = spanFor(elapsedMs, ended)
  const room = Math.max(120, place.room - labelWidth)
  const fitting = room / spanMs
  const width = Math.max(room, (perMs ?? 0) * spanMs)
  const latest = useRef({ width, fitting })
  latest.current = { width, fitting }
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = (): void =>
      setPlace((before) => {
        const next = { room: element.clientWidth, left: Math.round(element.scrollLeft / 200) * 200 }
        return next.room === before.room && next.left === before.left ? before : next
      })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller])
  const by = useCallback(
    (factor: number, clientX?: number) => {
      const element = scroller.current
      if (element === null) return
      const box = element.getBoundingClientRect()
      const x = Math.max(0, (clientX ?? box.left + (labelWidth + box.width) / 2) - box.left - labelWidth)
      anchor.current = { share: (element.scrollLeft + x) / latest.current.width, x }
      setPerMs((before) => zoomed(before, factor, latest.current.fitting))
    },
    [scroller, labelWidth],
  )
  const widthBefore = useRef(width)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const atEnd = element.scrollLeft + element.clientWidth - labelWidth >= widthBefore.current - 8
    if (anchor.current !== null) element.scrollLeft = anchor.current.share * width - anchor.current.x
    else if (perMs !== null && atEnd && width > widthBefore.current) element.scrollLeft = element.scrollWidth
    anchor.current = null
    widthBefore.current = width
  }, [scroller, width, labelWidth, perMs])
  useGestures(scroller, by)
  const fit = useCallback(() => setPerMs(null), [])
  const view = { left: place.left - room, right: place.left + 2 * room }
  return { width, spanMs, fits: perMs === null, view, by, fit }
}

/** The wheel with Control, which touchpads send for two fingers, and two fingers on a screen. */
function useGestures(scroller: RefObject<HTMLDivElement | null>, by: Zoom['by']): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let apart: number | null = null
    const wheel = (event: WheelEvent): void => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      by(Math.exp(-Math.max(-100, Math.min(100, event.deltaY)) / 150), event.clientX)
    }
    const touch = (event: TouchEvent): void => {
      const [one, other] = event.touches
      if (one === undefined || other === undefined) {
        apart = null
        return
      }
      const now = Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY)
      if (apart !== null && event.cancelable) {
        event.preventDefault()
        by(now / apart, (one.clientX + other.clientX) / 2)
      }
      apart = now
    }
    element.addEventListener('wheel', wheel, { passive: false })
    for (const type of ['touchstart', 'touchmove', 'touchend'] as const)
      element.addEventListener(type, touch, { passive: false })
    return () => {
      element.removeEventListener('wheel', wheel)
      for (const type of ['touchstart', 'touchmove', 'touchend'] as const) element.removeEventListener(type, touch)
    }
  }, [scroller, by])
}
