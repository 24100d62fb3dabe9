import type { RunSnapshot } from '../../live/snapshot.ts'
import { add, isUsed, noFigures, type UsageFigures } from './usage-figures.ts'

/** What a step has used over all its attempts. */
export interface StepSpending extends UsageFigures {
  readonly step: string
  readonly phase: string
  readonly persona: string | null
  /** Each attempt that asked a model; in order. */
  readonly attempts: readonly (UsageFigures & { readonly id: string; readonly attempt: number })[]
}

/** By step, in the order in which they began; steps that asked no model are left out. */
export function spendingBySteps(steps: RunSnapshot['steps']): readonly StepSpending[] {
  const found = new Map<string, StepSpending>()
  for (const { id, name, attempt, phase, persona, usage } of steps) {
    if (!isUsed(usage)) continue
    const key = `${phase} ${name}`
    const before = found.get(key) ?? { ...noFigures, step: name, phase, persona: persona?.title ?? null, attempts: [] }
    found.set(key, {
      ...before,
      ...add(before, usage),
      attempts: [...before.attempts, { ...usage, id, attempt }],
    })
  }
  return [...found.values()]
}
