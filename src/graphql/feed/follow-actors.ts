import { hasStopped } from '../../actors/run/run-state.ts'
import type { RunId } from '../../core/ids.ts'
import type { ApiServices } from '../context.ts'
import { runActors } from '../read/read-actors.ts'
import type { ActorView } from '../views/actor-view.ts'
import { pullIterator } from './pull-iterator.ts'
import { firstWake } from './wakers.ts'

/**
 * The latest state of each actor of a run: all of them first, then each whose state has changed since it was last
 * shown. Ends with the run. Throws NotFound for an unknown run.
 */
export async function followActors(
  { api, reader, feeds }: Pick<ApiServices, 'api' | 'reader' | 'feeds'>,
  runId: RunId,
): Promise<AsyncIterableIterator<ActorView>> {
  const { feed, row: watched, release } = await feeds.watch(runId)
  const shown = new Map<string, string>()
  return pullIterator(async (signal) => {
    while (!signal.aborted) {
      const seen = feed.head
      const { state } = await reader.asFarAs(runId, seen)
      const row = (await api.store.getRun(runId)) ?? watched
      const first = runActors(api, row, state).find((actor) => shown.get(actor.address) !== looks(actor))
      if (first !== undefined) {
        shown.set(first.address, looks(first))
        return first
      }
      if (hasStopped(state.run)) return null
      if (feed.head === seen) await firstWake([feed.changed, feeds.ticked], signal)
    }
    return null
  }, release)
}

/** Everything about an actor that a watcher would notice. */
const looks = ({ state, waiting, restarts, node }: ActorView): string =>
  JSON.stringify([state, waiting, restarts, node])
