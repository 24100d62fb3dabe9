import type { Motion } from '../state/motions.ts'
import { type Cover, type Curve, isCovered, pointAt, seenParts } from './edge-path.ts'

const colors: Readonly<Record<Motion['kind'], string>> = {
  handoff: 'var(--color-accent)',
  withheld: 'var(--color-warn)',
  returned: 'var(--color-warn)',
  refused: 'var(--color-bad)',
  pull: 'var(--color-ink-3)',
  publish: 'var(--color-accent)',
  result: 'var(--color-ok)',
}

const samples = 20

interface Lit {
  readonly layer: HTMLElement
  readonly way: Curve
  readonly cover: Cover
  readonly kind: Motion['kind']
  /** Milliseconds until it begins. */
  readonly delay: number
}

/** A light with a tail where it goes from one to another, a small one between the hub and somebody. */
export function travel({ layer, way, cover, kind, delay }: Lit): void {
  const far = kind === 'handoff' || kind === 'withheld' || kind === 'returned'
  const steps = Array.from({ length: samples + 1 }, (_, i) => pointAt(way, i / samples))
  for (const [i, size] of (far ? [26, 9] : [12]).entries()) {
    const frames = steps.map((at) => ({
      transform: `translate(${at.x.toFixed(1)}px, ${at.y.toFixed(1)}px)`,
      opacity: isCovered(at, cover) ? 0 : 1 - i * 0.4,
    }))
    animate(layer, frames, {
      style: {
        left: `${-size / 2}px`,
        top: `${-size / 2}px`,
        width: `${size}px`,
        height: `${size}px`,
        background: `radial-gradient(closest-side, ${colors[kind]} 30%, transparent)`,
      },
      timing: { duration: far ? 1_150 : 620, delay: delay + i * 60, easing: 'cubic-bezier(0.45, 0.05, 0.35, 1)' },
    })
  }
}

/** Lets the edge glow while a light passes along it: lines as thin as it, so that little is painted. */
export function glow({ layer, way, cover, kind, delay }: Lit): void {
  for (const [from, to] of seenParts(way, cover)) {
    const length = Math.hypot(to.x - from.x, to.y - from.y)
    animate(layer, [{ opacity: 0 }, { opacity: 0.8, offset: 0.35 }, { opacity: 0 }], {
      style: {
        left: `${from.x}px`,
        top: `${from.y - 1.5}px`,
        width: `${length}px`,
        height: '3px',
        borderRadius: '999px',
        background: colors[kind],
        transformOrigin: '0 50%',
        transform: `rotate(${Math.atan2(to.y - from.y, to.x - from.x)}rad)`,
      },
      timing: { duration: 1_500, delay, easing: 'ease-in-out' },
    })
  }
}

interface Shape {
  readonly style: Readonly<Record<string, string>>
  readonly timing: KeyframeAnimationOptions
}

/** Puts something into the layer for as long as its animation lasts. */
function animate(layer: HTMLElement, frames: Keyframe[], { style, timing }: Shape): void {
  const one = document.createElement('span')
  Object.assign(one.style, { position: 'absolute', opacity: '0', willChange: 'transform, opacity', ...style })
  layer.append(one)
  const gone = (): void => one.remove()
  one.animate(frames, { fill: 'backwards', ...timing }).finished.then(gone, gone)
}
