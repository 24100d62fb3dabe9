import type { Json } from '../../core/json.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import { type Brain, builtInId, planningId } from '../brain.ts'
import { contractOf } from '../contract-of.ts'

/** What the designers of the work choose from: every persona with what it owes, and every workflow but their own. */
export function catalogueOf(brain: Brain): Json {
  return {
    personas: [...brain.personas.values()].map(({ id, title, phase, contract, tier, standsInFor }) => {
      const { kind, before, after } = contractOf(contract)
      return { id, title, phase, contract, tier, kind, before, after, standsInFor: [...standsInFor] }
    }),
    workflows: [...brain.workflows.values()]
      .filter(({ workflow }) => workflow.id !== planningId)
      .map(({ workflow }) => ({ id: workflow.id, builtIn: workflow.id === builtInId, workflow: asJson(workflow) })),
  }
}

const asJson = (workflow: Workflow): Json => workflow as unknown as Json
