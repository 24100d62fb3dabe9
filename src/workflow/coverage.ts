import type { NetSource, Step, Workflow } from './workflow.ts'

/** The steps that serve a clause: those that name it and those that serve all (`*`), in the order of the file. */
export function stepsServing(workflow: Workflow, clause: string): Step[] {
  return workflow.nets.flatMap((net) =>
    net.steps.filter((step) => step.clauses.includes('*') || step.clauses.includes(clause)),
  )
}

/** An edge from step to step, or to END; places are passed through. */
export interface StepEdge {
  readonly from: string
  readonly to: string
  readonly kind: 'next' | 'exhausted'
  readonly when: string | null
}

/** Every edge of a workflow, exhausted edges included: who can hand work to whom. */
export function edges(workflow: Workflow): StepEdge[] {
  return workflow.nets.flatMap((net) =>
    net.steps.flatMap((step) => [
      ...step.next.flatMap(({ to, when }) =>
        stepsBehind(net, to).map((target): StepEdge => ({ from: step.id, to: target, kind: 'next', when })),
      ),
      ...(step.exhausted === null ? [] : stepsBehind(net, step.exhausted)).map(
        (target): StepEdge => ({ from: step.id, to: target, kind: 'exhausted', when: null }),
      ),
    ]),
  )
}

/** The most starts that a run can make before a person grants more: the sum of all attempts. For the worst-case cost. */
export function longestAttempts(workflow: Workflow): number {
  return workflow.nets.flatMap((net) => net.steps).reduce((sum, step) => sum + step.attempts, 0)
}

function stepsBehind(net: NetSource, to: string): readonly string[] {
  return net.places.find((place) => place.id === to)?.next ?? [to]
}
