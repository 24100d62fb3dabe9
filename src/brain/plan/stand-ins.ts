import type { PersonaId } from '../../core/ids.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import type { Persona } from '../brain.ts'

/** The workflow with every tool step given to the persona that stands in for its tool, where there is one. */
export function withStandIns(workflow: Workflow, personas: ReadonlyMap<PersonaId, Persona>): Workflow {
  const standIns = new Map(
    [...personas.values()].flatMap(({ id, standsInFor }) => standsInFor.map((tool) => [tool, id])),
  )
  return {
    ...workflow,
    nets: workflow.nets.map((net) => ({
      ...net,
      steps: net.steps.map((step) => {
        const who = step.by === 'tool' && step.who !== null ? standIns.get(step.who) : undefined
        return who === undefined ? step : { ...step, by: 'persona', who }
      }),
    })),
  }
}
