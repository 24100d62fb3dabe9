import { InvalidInput } from '../core/errors.ts'
import type { ModelProvider } from '../core/provider.ts'
import { flaws } from '../offline/drill/drill.ts'
import { withDrill } from '../offline/drill/with-drill.ts'
import { nullProvider } from '../offline/null-provider.ts'
import { offlineProvider } from '../offline/provider.ts'
import type { ModelPlan } from './models/plan-models.ts'

/**
 * The providers that need no model, by the id that a run names. `offline+<flaw>` is a drill: the same provider with one
 * flaw put openly into its first answers, to show what finds it.
 */
export function ownProviders(): readonly ModelProvider[] {
  const offline = offlineProvider()
  const drills = flaws.map((flaw) => ({
    ...withDrill(offline, { flaw, when: 'first', seed: 1, contract: null }),
    id: `${offline.id}+${flaw}`,
  }))
  return [offline, nullProvider(), ...drills]
}

/** The provider of runs that name none has to be there. Throws InvalidInput. */
export function checkDefault(provider: string, names: readonly string[], { absent }: Pick<ModelPlan, 'absent'>): void {
  if (names.includes(provider)) return
  const todo = absent.get(provider)
  const found = todo === undefined ? `the provider "${provider}"` : `the provider "${provider}", which is not set up`
  throw new InvalidInput(
    `Found ${found} in G1_PROVIDER, expected one of ${names.join(', ')}; ${todo ?? 'correct or unset it'}.`,
  )
}
