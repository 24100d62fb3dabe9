import { type RefObject, useEffect, useState } from 'react'
import type { Titles } from '../../live/titles.ts'
import { BarTip } from './bar-facts.tsx'
import type { Timeline } from './timeline.ts'

interface BarTipsProps {
  /** Around the bars. */
  readonly around: RefObject<HTMLElement | null>
  readonly timeline: Timeline
  readonly now: number
  readonly titles: Titles
  readonly critical: ReadonlySet<string>
}

interface Pointed {
  readonly id: string
  readonly x: number
  readonly y: number
}

/** Says what the bar is that is pointed at or focused. Apart from the bars, which are not drawn again for that. */
export function BarTips({ around, timeline, now, titles, critical }: BarTipsProps) {
  const [pointed, setPointed] = useState<Pointed | null>(null)
  useEffect(() => {
    const element = around.current
    if (element === null) return
    const point = (event: Event): void => {
      const bar = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-bar]') : null
      const id = bar?.dataset['bar']
      if (bar === null || id === undefined) return setPointed(null)
      const box = bar.getBoundingClientRect()
      setPointed({ id, x: event instanceof PointerEvent ? event.clientX : Math.max(box.left, 0), y: box.bottom })
    }
    const leave = (): void => setPointed(null)
    const listeners = {
      pointerover: point,
      focusin: point,
      pointerleave: leave,
      focusout: leave,
      scroll: leave,
    } as const
    for (const [type, listener] of Object.entries(listeners))
      element.addEventListener(type, listener, { passive: true })
    return () => {
      for (const [type, listener] of Object.entries(listeners)) element.removeEventListener(type, listener)
    }
  }, [around])
  const bar = pointed === null ? undefined : timeline.bars.find(({ id }) => id === pointed.id)
  if (bar === undefined || pointed === null) return null
  return (
    <BarTip
      bar={bar}
      now={now}
      exceeded={timeline.exceeded}
      titles={titles}
      critical={critical.has(bar.id)}
      place={pointed}
    />
  )
}
