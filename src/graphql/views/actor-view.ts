import type { RunState } from '../../actors/run/run-state.ts'
import { type Incarnation, publicRunId, type RunId } from '../../core/ids.ts'
import type { LiveActors } from '../api.ts'

/** An actor as it is shown. `node` is null at rest. */
export interface ActorView {
  readonly address: string
  readonly kind: 'SUPERVISOR' | 'RUN' | 'PERSONA'
  readonly machine: string
  readonly state: string
  readonly waiting: number
  readonly restarts: number
  readonly node: Incarnation | null
  readonly parent: ActorView | null
}

/** The supervisor of this node, where it hosts actors. */
export function supervisorOf(node: Incarnation, live: LiveActors): ActorView | null {
  if (live.supervisor === null) return null
  const address = `node_${node}/supervisor`
  return { address, kind: 'SUPERVISOR', machine: 'supervisor', restarts: 0, node, parent: null, ...live.supervisor }
}

interface Activity {
  readonly runId: RunId
  /** null while the run is still being loaded. */
  readonly state: RunState | null
  readonly waiting: number
  readonly restarts: number
  readonly node: Incarnation | null
  readonly supervisor: ActorView | null
}

/** A run's actor and those of its personas: everyone who has worked on it, and the rest of the team. */
export function actorsOf({ runId, state, waiting, restarts, node, supervisor }: Activity): readonly ActorView[] {
  const address = publicRunId(runId)
  const held = state === null ? 'loading' : `${state.run.value.progress} + ${state.run.value.control}`
  const run: ActorView = {
    address,
    kind: 'RUN',
    machine: 'run',
    state: held,
    waiting,
    restarts,
    node,
    parent: supervisor,
  }
  const team = (state?.run.context.play?.plan.team ?? []).map(({ persona }) => persona)
  const personas = new Set([...(state?.personas.keys() ?? []), ...team])
  return [
    run,
    ...[...personas].map(
      (persona): ActorView => ({
        address: `${address}/${persona}`,
        kind: 'PERSONA',
        machine: 'persona',
        state: state?.personas.get(persona)?.value ?? 'idle',
        waiting: 0,
        restarts: 0,
        node,
        parent: run,
      }),
    ),
  ]
}
