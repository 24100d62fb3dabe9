import type { Picture } from './picture.ts'
import type { PlannedStep } from './plan-steps.ts'

/** How far a phase has come: steps of the plan that are done, of all whose personas work in that phase. */
export interface PhaseProgress {
  readonly title: string
  readonly done: number
  readonly all: number
}

/** The phase that a step belongs to: that of its persona. */
export function phaseOf({ phases }: Picture, { persona }: PlannedStep): string {
  const phase = persona === null ? 'people' : (phases.get(persona) ?? '')
  return phase === '' ? 'work' : phase
}

/**
 * The phases of the plan in the order in which it comes to them. Steps for people, and those that the work can do
 * without, only count once they are taken up.
 */
export function progressOf(picture: Picture): readonly PhaseProgress[] {
  const counts = new Map<string, { done: number; all: number }>()
  for (const step of picture.steps.values()) {
    if ((step.persona === null || step.optional) && !picture.working.has(step.name) && !picture.done.has(step.name))
      continue
    const title = phaseOf(picture, step)
    const count = counts.get(title) ?? { done: 0, all: 0 }
    counts.set(title, { done: count.done + (picture.done.has(step.name) ? 1 : 0), all: count.all + 1 })
  }
  return [...counts].map(([title, count]) => ({ title, ...count }))
}
