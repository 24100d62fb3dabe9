import { type PersonaId, personaId, stepId } from '../../core/ids.ts'
import type { ModelTier } from '../../core/provider.ts'
import type { TeamMember } from '../../workflow/plan.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import type { Persona } from '../brain.ts'
import { contractOf } from '../contract-of.ts'

interface Wanted {
  readonly workflow: Workflow
  readonly personas: ReadonlyMap<PersonaId, Persona>
  /** Tiers that differ from those of the persona files. */
  readonly tiers?: ReadonlyMap<string, ModelTier>
}

/** The personas that fill the steps of a workflow, in the order of the net. Who has no file is left out. */
export function teamOf({ workflow, personas, tiers }: Wanted): TeamMember[] {
  const filled = new Map<string, string[]>()
  for (const step of workflow.nets.flatMap((net) => net.steps)) {
    if (step.by !== 'persona' || step.who === null) continue
    filled.set(step.who, [...(filled.get(step.who) ?? []), step.id])
  }
  return [...filled].flatMap(([id, steps]) => {
    const persona = personas.get(personaId(id))
    if (persona === undefined) return []
    const { kind, before, after } = contractOf(persona.contract)
    const { title, contract, sha256 } = persona
    const tier = tiers?.get(id) ?? persona.tier
    return [{ persona: persona.id, title, tier, steps: steps.map(stepId), contract, kind, before, after, sha256 }]
  })
}
