import type { ModelProvider } from '../core/provider.ts'
import { flaws } from '../offline/drill/drill.ts'
import { withDrill } from '../offline/drill/with-drill.ts'
import { nullProvider } from '../offline/null-provider.ts'
import { offlineProvider } from '../offline/provider.ts'

/**
 * The providers that this program knows, by the id that a run names. `offline+<flaw>` is a drill: the same provider with
 * one flaw put openly into its first answers, to show what finds it.
 */
export function providers(): ReadonlyMap<string, ModelProvider> {
  const offline = offlineProvider()
  const drills = flaws.map((flaw) => ({
    ...withDrill(offline, { flaw, when: 'first', seed: 1, contract: null }),
    id: `${offline.id}+${flaw}`,
  }))
  return new Map([offline, nullProvider(), ...drills].map((provider) => [provider.id, provider]))
}
