import { type ActorRefFrom, assign, enqueueActions, setup } from 'xstate'
import type { Logger } from '../../core/logger.ts'
import type { RunId } from '../../core/ids.ts'
import type { Activation, ActivationTools, Claim } from '../runtime/activation.ts'
import { activationLogic, type ActivationOver } from './activation-logic.ts'
import type { RestartPolicy } from './restart-policy.ts'

export interface SupervisorInput {
  readonly tools: ActivationTools
  readonly logger: Logger
  readonly policy: RestartPolicy
  /** Called when a child has ended for good, whatever the reason. */
  readonly onOver: (over: ActivationOver) => void
}

interface SupervisorContext extends SupervisorInput {
  readonly children: ReadonlyMap<RunId, ActorRefFrom<typeof activationLogic>>
  readonly activations: Map<RunId, Activation>
}

type SupervisorEvent = { readonly type: 'claimed'; readonly claim: Claim } | { readonly type: 'drain' } | ActivationOver

/**
 * One per node, alive, never stored: its children are the activations of the runs that this node owns. States: active,
 * draining (every child is told to close, no new one is taken), drained.
 */
export const supervisorMachine = setup({
  types: { context: {} as SupervisorContext, events: {} as SupervisorEvent, input: {} as SupervisorInput },
  actors: { activation: activationLogic },
  actions: {
    activate: assign(({ context, event, spawn }) => {
      if (event.type !== 'claimed') return {}
      const { claim } = event
      const { tools, logger, activations, policy } = context
      const register = (activation: Activation): void => void activations.set(claim.runId, activation)
      const child = spawn('activation', {
        id: `${claim.runId}#${claim.epoch}`,
        input: { claim, tools, policy, register, logger },
      })
      return { children: new Map(context.children).set(claim.runId, child) }
    }),
    forget: enqueueActions(({ context, event, enqueue }) => {
      if (event.type !== 'activation.over') return
      const current = context.activations.get(event.runId)
      if (current?.claim.epoch === event.epoch) {
        context.activations.delete(event.runId)
        const children = new Map(context.children)
        children.delete(event.runId)
        enqueue.assign({ children })
      }
      // Else the supervisor keeps what has ended for as long as it lives itself.
      enqueue.stopChild(`${event.runId}#${event.epoch}`)
      enqueue(() => context.onOver(event))
    }),
    closeAll: ({ context }) => {
      for (const child of context.children.values()) child.send({ type: 'close' })
    },
  },
  guards: { isEmpty: ({ context }) => context.children.size === 0 },
}).createMachine({
  id: 'supervisor',
  context: ({ input }) => ({ ...input, children: new Map(), activations: new Map() }),
  initial: 'active',
  on: { 'activation.over': { actions: 'forget' } },
  states: {
    active: { on: { claimed: { actions: 'activate' }, drain: 'draining' } },
    draining: { entry: 'closeAll', always: { guard: 'isEmpty', target: 'drained' } },
    drained: { type: 'final' },
  },
})
