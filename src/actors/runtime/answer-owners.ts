import type { Incarnation, RunId } from '../../core/ids.ts'
import type { Store } from '../../core/store/store.ts'
import type { Dispatcher } from './dispatcher.ts'

export interface AnsweringOwners {
  readonly store: Pick<Store, 'askedOf' | 'leaveActivities'>
  readonly dispatcher: Dispatcher
  readonly incarnation: Incarnation
  /** The runs that the node hosts: what is under way for them is their activation's matter. */
  readonly hosts: { has(runId: RunId): boolean }
  /** Whether owners have asked anything, as of the last look. */
  readonly asked: () => boolean
  /** Work that this node is not at any more, and of which this could not be said yet. Kept from one call to the next. */
  readonly unsaid: Map<string, { readonly runId: RunId; readonly key: string }>
}

/**
 * Answers the owners of runs whose activities this node is said to carry out: what they do not want any more it stops, and
 * says so once it has stopped; and it says what it is not at.
 */
export async function answerOwners(options: AnsweringOwners): Promise<void> {
  const { store, dispatcher, incarnation, hosts, asked, unsaid } = options
  if (unsaid.size === 0 && !asked()) return
  for (const { unwanted, ...one } of await store.askedOf(incarnation)) {
    const goesOn = !unwanted && dispatcher.isUnderWay(one.runId, one.key)
    if (!goesOn && !hosts.has(one.runId)) unsaid.set(`${one.runId} ${one.key}`, one)
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
