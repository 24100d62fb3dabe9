import { type PersonaId, personaId } from '../../core/ids.ts'
import type { EntryKind } from '../../core/knowledge/entry.ts'
import type { CommunicationRules, HandoffRule } from '../../workflow/plan.ts'
import type { Step, Workflow } from '../../workflow/workflow.ts'
import type { Persona } from '../brain.ts'
import { contractForStep } from '../contract-of.ts'
import { kindsPublishedUnder } from './published-kinds.ts'
import { allPersonaEdges } from '../../workflow/persona-edges.ts'

/** Rounds of rework on one attempt of a step, where nobody said otherwise. */
const usualReworkRounds = 2

type Personas = ReadonlyMap<PersonaId, Persona>

/** The least rules under which a net can be played: one for every way from persona to persona, with the kinds it needs. */
export function deriveRules(workflow: Workflow, personas: Personas): CommunicationRules {
  const rules = new Map<string, HandoffRule>()
  for (const { from, to } of allPersonaEdges(workflow)) {
    const key = `${from.who} → ${to.who}`
    const kinds = kindsOnTheWay({ workflow, personas, from, to })
    const before = rules.get(key)
    rules.set(key, {
      from: personaId(from.who ?? ''),
      to: personaId(to.who ?? ''),
      kinds: [...new Set([...(before?.kinds ?? []), ...kinds])].toSorted(),
    })
  }
  return { handoffs: [...rules.values()], reworkRounds: usualReworkRounds, approvals: [] }
}

interface Way {
  readonly workflow: Workflow
  readonly personas: Personas
  readonly from: Step
  readonly to: Step
}

/** What the giver publishes, and what the taker reads by its input variables, whoever wrote it. */
function kindsOnTheWay({ workflow, personas, from, to }: Way): EntryKind[] {
  const writers = workflow.nets
    .flatMap((net) => net.steps)
    .filter((step) => step.by === 'persona' && step.out.some((name) => to.in.includes(name)))
  return [from, ...writers].flatMap((step) => publishedKinds(step, personas))
}

const publishedKinds = (step: Step, personas: Personas): readonly EntryKind[] => {
  const persona = personas.get(personaId(step.who ?? ''))
  return persona === undefined ? [] : kindsPublishedUnder(contractForStep(persona, step))
}
