import type { Incarnation, RunId } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'
import type { Dispatcher } from './dispatcher.ts'

export interface UnwantedOptions {
  readonly store: Pick<Store, 'unwantedOf' | 'leaveActivities'>
  readonly dispatcher: Dispatcher
  readonly incarnation: Incarnation
  /** The runs that the node hosts: what is under way for them is their activation's matter. */
  readonly hosts: { has(runId: RunId): boolean }
  /** Work that was stopped, and of which this could not be said yet. Kept from one call to the next. */
  readonly unsaid: Map<string, { readonly runId: RunId; readonly key: string }>
}

/**
 * Stops what this node still carries out for runs that went to others and that they do not want any more, and says so
 * once it has stopped. Asks nothing of the store while there is no such work.
 */
export async function stopUnwanted(options: UnwantedOptions): Promise<void> {
  const { store, dispatcher, incarnation, hosts, unsaid } = options
  if (unsaid.size === 0 && [...dispatcher.runs].every((runId) => hosts.has(runId))) return
  for (const one of await store.unwantedOf(incarnation)) {
    if (!hosts.has(one.runId)) unsaid.set(`${one.runId} ${one.key}`, one)
  }
  await Promise.all(
    [...unsaid].map(async ([id, { runId, key }]) => {
      // Claimed again meanwhile: it is its activation's matter.
      if (hosts.has(runId)) return void unsaid.delete(id)
      await dispatcher.abort(runId, key)
      await store.leaveActivities(incarnation, runId, [key])
      unsaid.delete(id)
    }),
  )
}
