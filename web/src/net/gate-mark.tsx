import type { Gate } from './workflow-shape.ts'

interface GateMarkProps {
  readonly gate: Gate
  readonly side: 'join' | 'split'
}

/** The sign of YAWL for how ways meet or part: a triangle that points to the step (all), from it (one), or a diamond (some). */
export function GateMark({ gate, side }: GateMarkProps) {
  const shape = gate === 'or' ? 'or' : (gate === 'and') === (side === 'join') ? 'on' : 'back'
  return (
    <>
      <svg {...always} viewBox="0 0 12 48" className="h-full w-3 shrink-0 text-ink-3 group-data-down/net:hidden">
        <path d={right[shape]} fill="currentColor" />
      </svg>
      <svg
        {...always}
        viewBox="0 0 120 10"
        className="hidden h-2.5 w-full shrink-0 text-ink-3 group-data-down/net:block"
      >
        <path d={down[shape]} fill="currentColor" />
      </svg>
    </>
  )
}

const always = { preserveAspectRatio: 'none', 'aria-hidden': true } as const
const right = { on: 'M1 4 L11 24 L1 44Z', back: 'M11 4 L1 24 L11 44Z', or: 'M6 4 L11 24 L6 44 L1 24Z' }
const down = { on: 'M10 1 L60 9 L110 1Z', back: 'M10 9 L60 1 L110 9Z', or: 'M10 5 L60 9 L110 5 L60 1Z' }
