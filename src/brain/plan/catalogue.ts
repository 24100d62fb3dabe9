import type { Json } from '../../core/json.ts'
import type { HandoffRule } from '../../workflow/plan.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import { type Brain, builtInId, planningId } from '../brain.ts'
import { contractOf } from '../contract-of.ts'
import { deriveRules } from './derive-rules.ts'
import { kindsPublishedUnder } from './published-kinds.ts'

/**
 * What the designers of the work choose from: every persona with what it owes and publishes, and every workflow but
 * their own, with the handoffs that it needs.
 */
export function catalogueOf(brain: Brain): Json {
  return {
    personas: [...brain.personas.values()].map(({ id, title, phase, contract, also, tier, rules }) => {
      const publishes = [contract, ...also].flatMap((owed) => kindsPublishedUnder(contractOf(owed)))
      return { id, title, phase, contract, also: [...also], tier, publishes: [...new Set(publishes)], rules }
    }),
    workflows: [...brain.workflows.values()]
      .filter(({ workflow }) => workflow.id !== planningId)
      .map(({ workflow }) => ({
        id: workflow.id,
        builtIn: workflow.id === builtInId,
        workflow: asJson(workflow),
        handoffs: deriveRules(workflow, brain.personas).handoffs.map(asJson),
      })),
  }
}

const asJson = (value: Workflow | HandoffRule): Json => value as unknown as Json
