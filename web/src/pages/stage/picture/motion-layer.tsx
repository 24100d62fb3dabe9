import { useEffect, useRef } from 'react'
import { useLog } from '../../run/scene.tsx'
import { type Motion, motionsOf } from '../state/motions.ts'
import type { StageState } from '../state/stage-state.ts'
import { useStage } from '../use-stage.tsx'
import { type Curve, spoke, throughHub } from './edge-path.ts'
import { glow, travel } from './lights.ts'
import type { Point, RingLayout } from './ring-layout.ts'

interface MotionLayerProps {
  readonly places: ReadonlyMap<string, Point>
  readonly layout: RingLayout
}

/** More lights and glowing edges than this are never under way at a time. */
const mostMoving = 18
/** Of the edges only those of the last glow. */
const mostGlowing = 3
/** Milliseconds between two of those that came together. */
const apart = 110

/**
 * What passes, as lights that travel above everything else, unseen where they lie under the hub or a card: so nothing below
 * is painted again. Only their place and opacity change. Nothing moves where people asked for rest.
 */
export function MotionLayer({ places, layout }: MotionLayerProps) {
  const { state, events } = useStage()
  const { headSeq, events: known } = useLog()
  const layer = useRef<HTMLDivElement>(null)
  const seen = useRef<StageState | null>(null)
  useEffect(() => {
    const before = seen.current
    // What was there before anybody looked does not move.
    if (before === null && (known.length === 0 || known.length < headSeq)) return
    seen.current = state
    if (before === null || layer.current === null || resting()) return
    const motions = motionsOf(before, events)
    for (const [i, motion] of motions.entries()) {
      if (layer.current.childElementCount > mostMoving) break
      const way = wayOf(motion, places, layout.hub)
      if (way === null) continue
      const lit = { layer: layer.current, way, cover: layout, kind: motion.kind, delay: i * apart }
      travel(lit)
      if (motion.to !== null && i >= motions.length - mostGlowing) glow(lit)
    }
  }, [state, events, known, headSeq, places, layout])
  return <div ref={layer} aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden" />
}

const resting = (): boolean => document.hidden || window.matchMedia('(prefers-reduced-motion: reduce)').matches

function wayOf(motion: Motion, places: ReadonlyMap<string, Point>, hub: Point): Curve | null {
  const from = places.get(motion.from)
  if (from === undefined) return null
  if (motion.to === null) {
    const way = spoke(from, hub)
    return motion.kind === 'pull' ? { start: way.end, near: way.far, far: way.near, end: way.start } : way
  }
  const to = places.get(motion.to)
  return to === undefined || motion.from === motion.to ? null : throughHub(from, to, hub)
}
