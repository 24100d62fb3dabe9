import { Check, Circle, CircleDot, Hourglass, X } from 'lucide-react'
import type { PlanStepState } from '../api/generated/graphql.ts'

const signs = { IDLE: Circle, ENABLED: Hourglass, RUNNING: CircleDot, COMPLETED: Check, FAILED: X } as const

/** The sign of a state, for those who do not see its colour; its word stands beside it or is read aloud. */
export function StateSign({ state, size = 14 }: { readonly state: PlanStepState; readonly size?: number }) {
  const Sign = signs[state]
  return <Sign size={size} strokeWidth={2.5} aria-hidden="true" className="shrink-0" />
}
