import type { ModelProvider } from '../core/provider.ts'
import { nullProvider } from '../offline/null-provider.ts'
import { offlineProvider } from '../offline/provider.ts'

/** The providers that this program knows, by the id that a run names. */
export function providers(): ReadonlyMap<string, ModelProvider> {
  const all = [offlineProvider(), nullProvider()]
  return new Map(all.map((provider) => [provider.id, provider]))
}
