import type { RunEvent } from '../../../../../src/client/client.ts'
import { part } from '../../../live/event-data.ts'
import { readWorkflow } from '../../../net/read-workflow.ts'

/** Where the work goes on after a step, by what is decided there: names of steps, or END. */
export interface WaysOn {
  readonly of: ReadonlyMap<string, string>
  /** Where every other answer leads; null: nowhere that is known. */
  readonly otherwise: string | null
}

const nowhere: WaysOn = { of: new Map(), otherwise: null }

/** A condition that one answer alone fulfils: `verdict = 'rebuild'`. */
const oneAnswer = /^\s*\w+\s*=\s*'([^']*)'\s*$/

/** The ways on from a step of a workflow. A condition of another form leaves open where its way leads. */
export function waysOn(workflow: unknown, step: string): WaysOn {
  const found = readWorkflow(workflow)
    .nets.flatMap(({ steps }) => steps)
    .find(({ id }) => id === step)
  if (found === undefined) return nowhere
  const of = new Map<string, string>()
  for (const { to, when } of found.next) {
    if (when === null) return { of, otherwise: to }
    const [, answer] = oneAnswer.exec(when) ?? []
    if (answer !== undefined) of.set(answer, to)
  }
  return { of, otherwise: null }
}

/** The workflow of the plan that a run follows; null where none was adopted. */
export function adoptedWorkflow(events: readonly RunEvent[]): unknown {
  const adopted = events.find(({ type }) => type === 'PlanAdopted')
  return adopted === undefined ? null : part(part(adopted.data, 'plan'), 'workflow')
}
