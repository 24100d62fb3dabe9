import { type PersonaId, personaId, stepId } from '../../core/ids.ts'
import type { ModelTier } from '../../core/provider.ts'
import type { TeamMember } from '../../workflow/plan.ts'
import type { Workflow } from '../../workflow/workflow.ts'
import type { Persona } from '../brain.ts'
import { contractForStep } from '../contract-of.ts'

interface Wanted {
  readonly workflow: Workflow
  readonly personas: ReadonlyMap<PersonaId, Persona>
  /** Tiers that differ from those of the persona files. */
  readonly tiers?: ReadonlyMap<string, ModelTier>
}

/**
 * The personas that fill the steps of a workflow, in the order of the net; one that fills some of its steps under a further
 * contract stands there once for each contract. Who has no file is left out.
 */
export function teamOf({ workflow, personas, tiers }: Wanted): TeamMember[] {
  const members = new Map<string, TeamMember>()
  for (const step of workflow.nets.flatMap((net) => net.steps)) {
    const persona = step.by === 'persona' ? personas.get(personaId(step.who ?? '')) : undefined
    if (persona === undefined) continue
    const { id: contract, kind, before, after } = contractForStep(persona, step)
    const { id, title, sha256 } = persona
    const key = `${id} ${contract}`
    const steps = [...(members.get(key)?.steps ?? []), stepId(step.id)]
    const tier = tiers?.get(id) ?? persona.tier
    members.set(key, { persona: id, title, tier, steps, contract, kind, before, after, sha256 })
  }
  return [...members.values()]
}
