import type { Incarnation, RunId } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'
import type { Dispatcher } from './dispatcher.ts'

export interface UnwantedOptions {
  readonly store: Pick<Store, 'unwantedOf' | 'leaveActivities'>
  readonly dispatcher: Dispatcher
  readonly incarnation: Incarnation
  /** The runs that the node hosts: what is under way for them is their activation's matter. */
  readonly hosts: { has(runId: RunId): boolean }
}

/**
 * Stops what this node still carries out for runs that went to others and that they do not want any more, and says so
 * once it has stopped. Asks nothing of the store while there is no such work.
 */
export async function stopUnwanted(options: UnwantedOptions): Promise<void> {
  const { store, dispatcher, incarnation, hosts } = options
  if ([...dispatcher.runs].every((runId) => hosts.has(runId))) return
  const unwanted = (await store.unwantedOf(incarnation)).filter(({ runId }) => !hosts.has(runId))
  await Promise.all(
    unwanted.map(async ({ runId, key }) => {
      await dispatcher.abort(runId, key)
      await store.leaveActivities(incarnation, runId, [key])
    }),
  )
}
