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

/** The supervisor of a node; null where the node hosts no actors. */
export function supervisorOf(node: Incarnation, live: LiveActors['supervisor']): ActorView | null {
  if (live === null) return null
  const address = `node_${node}/supervisor`
  return { address, kind: 'SUPERVISOR', machine: 'supervisor', restarts: 0, node, parent: null, ...live }
}

interface Hosted {
  readonly runId: RunId
  readonly waiting: number
  readonly restarts: number
  readonly node: Incarnation | null
  readonly supervisor: ActorView | null
}

/** A run's actor. */
export const runActor = ({ runId, supervisor, ...rest }: Hosted & { readonly state: string }): ActorView => ({
  address: publicRunId(runId),
  kind: 'RUN',
  machine: 'run',
  parent: supervisor,
  ...rest,
})

/**
 * A run's actor and those of its personas: everyone who has worked on it, and the rest of the team. `state` is null while
 * the run is still being loaded.
 */
export function actorsOf({ state, ...of }: Hosted & { readonly state: RunState | null }): readonly ActorView[] {
  const held = state === null ? 'loading' : `${state.run.value.progress} + ${state.run.value.control}`
  const run = runActor({ ...of, state: held })
  const team = (state?.run.context.play?.plan.team ?? []).map(({ persona }) => persona)
  const personas = new Set([...(state?.personas.keys() ?? []), ...team])
  return [
    run,
    ...[...personas].map(
      (persona): ActorView => ({
        address: `${run.address}/${persona}`,
        kind: 'PERSONA',
        machine: 'persona',
        state: state?.personas.get(persona)?.value ?? 'idle',
        waiting: 0,
        restarts: 0,
        node: of.node,
        parent: run,
      }),
    ),
  ]
}
