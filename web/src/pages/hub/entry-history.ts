import type { HubEntry } from '../../hub/hub-entry.ts'
import type { HubState } from '../../hub/hub-state.ts'

/** An entry with all that it replaced and all that replaced it, oldest first. */
export function historyOf(hub: Pick<HubState, 'byName' | 'replacedBy'>, name: string): readonly HubEntry[] {
  const seen = new Set<string>()
  const follow = (from: string | null | undefined, next: (at: string) => string | null | undefined): HubEntry[] => {
    const chain: HubEntry[] = []
    for (let at = from; at !== null && at !== undefined && !seen.has(at); at = next(at)) {
      const entry = hub.byName.get(at)
      if (entry === undefined) break
      seen.add(at)
      chain.push(entry)
    }
    return chain
  }
  const before = follow(name, (at) => hub.byName.get(at)?.supersedes).toReversed()
  const after = follow(hub.replacedBy.get(name), (at) => hub.replacedBy.get(at))
  return [...before, ...after]
}
