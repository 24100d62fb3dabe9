import { edges } from './coverage.ts'
import { END, type Step, type Workflow } from './workflow.ts'

/** A way on which work goes from a step of one persona to a step of another. */
export interface PersonaEdge {
  readonly from: Step
  readonly to: Step
}

/** The ways that a plan must have rules for: from persona to persona, directly or over steps of routes and tools. */
export const personaEdges = (workflow: Workflow): PersonaEdge[] => edgesThrough(workflow, ['route', 'tool'])

/** Those, and the ways that lead over a person, who may send work anywhere. */
export const allPersonaEdges = (workflow: Workflow): PersonaEdge[] => edgesThrough(workflow, ['route', 'tool', 'human'])

function edgesThrough(workflow: Workflow, through: readonly Step['by'][]): PersonaEdge[] {
  const steps = new Map(workflow.nets.flatMap((net) => net.steps.map((step) => [step.id, step] as const)))
  const onward = new Map<string, string[]>()
  for (const { from, to } of edges(workflow)) onward.set(from, [...(onward.get(from) ?? []), to])

  const reached = (id: string, passed: ReadonlySet<string>): Step[] =>
    (onward.get(id) ?? []).flatMap((next) => {
      const step = steps.get(next)
      if (next === END || step === undefined || passed.has(next)) return []
      if (step.by === 'persona') return [step]
      return through.includes(step.by) ? reached(next, new Set([...passed, next])) : []
    })
  return [...steps.values()]
    .filter((step) => step.by === 'persona')
    .flatMap((from) => [...new Set(reached(from.id, new Set()))].map((to) => ({ from, to })))
    .filter(({ from, to }) => from.who !== to.who)
}
