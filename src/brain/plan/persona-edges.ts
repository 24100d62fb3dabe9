import { edges } from '../../workflow/coverage.ts'
import { END, type Step, type Workflow } from '../../workflow/workflow.ts'

/** Work that goes from a step of one persona to a step of another (or of the same), directly or over route steps. */
export interface PersonaEdge {
  readonly from: Step
  readonly to: Step
}

/** Every way on which work goes from persona to persona in a net; these are the handoffs that its rules must allow. */
export function personaEdges(workflow: Workflow): PersonaEdge[] {
  const steps = new Map(workflow.nets.flatMap((net) => net.steps.map((step) => [step.id, step] as const)))
  const onward = new Map<string, string[]>()
  for (const { from, to } of edges(workflow)) onward.set(from, [...(onward.get(from) ?? []), to])

  const reached = (id: string, passed: ReadonlySet<string>): Step[] =>
    (onward.get(id) ?? []).flatMap((next) => {
      const step = steps.get(next)
      if (next === END || step === undefined || passed.has(next)) return []
      if (step.by === 'persona') return [step]
      return step.by === 'route' ? reached(next, new Set([...passed, next])) : []
    })
  return [...steps.values()]
    .filter((step) => step.by === 'persona')
    .flatMap((from) => [...new Set(reached(from.id, new Set()))].map((to) => ({ from, to })))
}
