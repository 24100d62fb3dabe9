import { edges } from '../../workflow/coverage.ts'
import { END, type Workflow } from '../../workflow/workflow.ts'

/** A way on which work goes from persona to persona, directly, over routes or over a person. */
export interface Way {
  readonly from: string
  readonly to: string
}

/** Every such way of a net once, in the order of the net. */
export function waysOf(workflow: Workflow): Way[] {
  const steps = new Map(workflow.nets.flatMap((net) => net.steps.map((step) => [step.id, step] as const)))
  const onward = Map.groupBy(edges(workflow), ({ from }) => from)
  const reach = (id: string, passed: readonly string[]): string[] =>
    (onward.get(id) ?? []).flatMap(({ to }) => {
      const step = steps.get(to)
      if (to === END || step === undefined || passed.includes(to)) return []
      return step.by === 'persona' ? [step.who ?? ''] : reach(to, [...passed, to])
    })
  const ways = new Map<string, Way>()
  for (const step of steps.values()) {
    if (step.by !== 'persona' || step.who === null) continue
    for (const to of reach(step.id, [])) {
      if (to !== step.who) ways.set(`${step.who} ${to}`, { from: step.who, to })
    }
  }
  return [...ways.values()]
}
