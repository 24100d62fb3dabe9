import type { RunState } from '../../actors/run/run-state.ts'
import type { RunRow } from '../../core/store/store.ts'
import type { ApiOptions } from '../api.ts'
import { type ActorView, actorsOf, runActor, supervisorOf } from '../views/actor-view.ts'

type Api = Pick<ApiOptions, 'liveActors' | 'node'>

/** Runs of other nodes that one answer shows at most. */
const mostElsewhere = 200

/**
 * Every supervisor and the runs that have an owner: with their personas those of this node, whose actors are at hand; of
 * other nodes' runs what their rows say.
 */
export async function nodeActors(api: Api & Pick<ApiOptions, 'store'>): Promise<readonly ActorView[]> {
  const live = api.liveActors()
  const own = supervisorOf(api.node.id, live.supervisor)
  const runs = live.activations.flatMap((one) => actorsOf({ ...one, node: api.node.id, supervisor: own }))
  const [nodes, elsewhere] = await Promise.all([
    api.store.nodes(),
    api.store.ownedElsewhere(api.node.id, mostElsewhere),
  ])
  const others = nodes
    .filter(({ incarnation, roles }) => incarnation !== api.node.id && roles.includes('worker'))
    .map(({ incarnation, draining }) =>
      supervisorOf(incarnation, { state: draining ? 'draining' : 'active', waiting: 0 }),
    )
  return [
    ...(own === null ? [] : [own]),
    ...others.filter((one) => one !== null),
    ...runs,
    ...elsewhere.map(({ runId, status, waiting, owner }) => {
      const supervisor = others.find((one) => one?.node === owner) ?? null
      return runActor({ runId, state: status.toLowerCase(), waiting, restarts: 0, node: owner, supervisor })
    }),
  ]
}

/** The actors of one run: as they live on this node, or in the state that the log folds to. */
export function runActors(api: Api, { runId, owner, waiting }: RunRow, state: RunState): readonly ActorView[] {
  const live = api.liveActors()
  const active = live.activations.find((one) => one.runId === runId)
  if (active !== undefined) {
    return actorsOf({ ...active, state, node: api.node.id, supervisor: supervisorOf(api.node.id, live.supervisor) })
  }
  // What this node owns and does not host is about to be given back.
  const node = owner === api.node.id ? null : owner
  const supervisor = node === null ? null : supervisorOf(node, { state: 'active', waiting: 0 })
  return actorsOf({ runId, state, waiting, restarts: 0, node, supervisor })
}
