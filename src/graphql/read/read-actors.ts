import type { RunState } from '../../actors/run/run-state.ts'
import type { RunId } from '../../core/ids.ts'
import type { ApiOptions } from '../api.ts'
import { type ActorView, actorsOf, supervisorOf } from '../views/actor-view.ts'

/** Every actor that is active on this node. */
export function nodeActors(api: Pick<ApiOptions, 'liveActors' | 'node'>): readonly ActorView[] {
  const live = api.liveActors()
  const supervisor = supervisorOf(api.node.id, live)
  const runs = live.activations.flatMap((one) => actorsOf({ ...one, node: api.node.id, supervisor }))
  return supervisor === null ? runs : [supervisor, ...runs]
}

/** The actors of one run: active on this node, or at rest in the state that its log folds to. */
export function runActors(
  api: Pick<ApiOptions, 'liveActors' | 'node'>,
  runId: RunId,
  state: RunState,
): readonly ActorView[] {
  const live = api.liveActors()
  const active = live.activations.find((one) => one.runId === runId)
  if (active === undefined) {
    return actorsOf({ runId, state, waiting: 0, restarts: 0, node: null, supervisor: null })
  }
  const supervisor = supervisorOf(api.node.id, live)
  return actorsOf({ ...active, state, node: api.node.id, supervisor })
}
