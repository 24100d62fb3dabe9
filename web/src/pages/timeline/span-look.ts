import type { CSSProperties } from 'react'
import type { SpanKind } from './bar.ts'

const solid = (color: string): CSSProperties => ({ background: color })
/** Waits are hatched, so that they are told from work without colour. */
const hatched = (color: string): CSSProperties => ({
  background: `repeating-linear-gradient(135deg, ${color} 0 2px, transparent 2px 5px)`,
})

/** How the pieces of a bar look. */
export const spanLook: Readonly<Record<SpanKind, CSSProperties>> = {
  model: solid('var(--color-accent)'),
  task: solid('var(--color-ink-3)'),
  work: solid('var(--color-line-strong)'),
  failed: solid('var(--color-bad)'),
  queued: hatched('var(--color-line-strong)'),
  person: hatched('var(--color-warn)'),
  budget: hatched('var(--color-warn)'),
  retry: hatched('var(--color-bad)'),
  held: hatched('var(--color-line-strong)'),
}
