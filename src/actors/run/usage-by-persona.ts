import type { PersonaId } from '../../core/ids.ts'
import { addUsage, type ModelUsage, noUsage } from './model-usage.ts'
import type { RunContext } from './run-context.ts'

/** What each persona has used, in the order of their first calls. */
export function usageByPersona({
  attempts,
}: RunContext): readonly { readonly persona: PersonaId; readonly usage: ModelUsage }[] {
  const used = new Map<PersonaId, ModelUsage>()
  for (const { persona, usage } of attempts) {
    if (persona !== null && usage !== noUsage) used.set(persona, addUsage(used.get(persona) ?? noUsage, usage))
  }
  return [...used].map(([persona, usage]) => ({ persona, usage }))
}
