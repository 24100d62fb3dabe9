import { fromCallback } from 'xstate'
import { messageOf } from '../../core/errors.ts'
import { publicRunId } from '../../core/ids.ts'
import type { Logger } from '../../core/logger.ts'
import { Activation, type ActivationEnd, type ActivationTools, type Claim } from '../runtime/activation.ts'
import { answeringFor } from '../runtime/fault-scope.ts'
import { insist } from '../runtime/insist.ts'
import { UnfoldableLog } from '../runtime/load.ts'
import { PoisonMessage } from '../run/turn.ts'
import { nextRestart, type RestartPolicy } from './restart-policy.ts'

/** What the supervisor gives to a child: the run it claimed, and where to find the activation of a run. */
export interface ActivationInput {
  readonly claim: Claim
  readonly tools: ActivationTools
  readonly policy: RestartPolicy
  readonly register: (activation: Activation) => void
  readonly logger: Logger
}

/** What a child tells the supervisor at its end. */
export interface ActivationOver {
  readonly type: 'activation.over'
  readonly runId: Claim['runId']
  readonly epoch: Claim['epoch']
  /** `parked`: it failed too often and was given back. `failed`: the node stopped before it could be. */
  readonly end: ActivationEnd | 'parked' | 'failed'
}

/** A run's activation as a child of the supervisor. It never throws: every end is told to the parent. */
export const activationLogic = fromCallback<{ type: 'close' }, ActivationInput>(({ input, sendBack, receive }) => {
  const { runId, epoch } = input.claim
  const child = new SupervisedActivation(input)
  receive(() => child.close())
  void child.live().then((end) => sendBack({ type: 'activation.over', runId, epoch, end } satisfies ActivationOver))
})

/**
 * The activations of one run on this node, one after the other. States: alive, waiting to be restarted, closed. A message
 * that fails a turn parks the run, and the activation goes on listening. After every other error a fresh activation
 * begins from the log, later each time; one that fails too often parks the run outside of its log.
 */
class SupervisedActivation {
  readonly #input: ActivationInput
  readonly #failures: number[] = []
  #current: Activation
  #closed = false
  #wake: () => void = () => undefined

  constructor(input: ActivationInput) {
    this.#input = input
    this.#current = this.#begin()
  }

  close(): void {
    this.#closed = true
    this.#current.close()
    this.#wake()
  }

  async live(): Promise<ActivationOver['end']> {
    const { tools, claim, logger, policy } = this.#input
    for (;;) {
      try {
        return await this.#lifeOf(this.#current)
      } catch (error) {
        logger.error({ run: publicRunId(claim.runId), error: messageOf(error) }, 'the activation of a run failed')
        try {
          await this.#leave()
          await tools.pause()
          const restart = error instanceof UnfoldableLog ? null : this.#failed(policy)
          if (restart === null) return await this.#park(error)
          await this.#wait(restart.afterMs)
        } catch (unmended) {
          logger.error({ run: publicRunId(claim.runId), error: messageOf(unmended) }, 'a run could not be restarted')
          return 'failed'
        }
        if (this.#closed) return 'released'
        this.#current = this.#begin()
      }
    }
  }

  #begin(): Activation {
    const { claim, tools, register } = this.#input
    const activation = new Activation(claim, tools, this.#failures.length)
    register(activation)
    return activation
  }

  /** What cannot be kept of an activation that failed is done again. */
  async #leave(): Promise<void> {
    const { logger, claim } = this.#input
    await this.#current.leave().catch((error: unknown) => {
      logger.error({ runId: claim.runId, error: messageOf(error) }, 'a receipt could not be stored')
    })
  }

  /** Lives through poison messages: each parks the run with its error. */
  async #lifeOf(activation: Activation): Promise<ActivationEnd> {
    const { logger, claim } = this.#input
    const scope = scopeOf(activation)
    for (;;) {
      try {
        const end = await answeringFor(scope.fail, () => activation.run())
        scope.end()
        return end
      } catch (error) {
        if (!(error instanceof PoisonMessage)) {
          scope.end()
          throw error
        }
        logger.error({ run: publicRunId(claim.runId), error: messageOf(error) }, 'the turn of a run failed')
        if ((await activation.park(error)) === 'fenced') return 'fenced'
      }
    }
  }

  #failed(policy: RestartPolicy): ReturnType<typeof nextRestart> {
    this.#failures.push(this.#input.tools.clock.monotonic())
    return nextRestart(this.#failures, policy)
  }

  /** Its log takes no event, or the next one would fail too: that it is parked stands beside the log. */
  async #park(error: unknown): Promise<'parked' | 'fenced'> {
    const { tools, claim } = this.#input
    const faulty = { ...claim, owner: tools.incarnation, error: messageOf(error) }
    const parked = await insist(tools.pause, () => tools.store.parkFaulty(faulty))
    return parked ? 'parked' : 'fenced'
  }

  #wait(ms: number): Promise<void> {
    if (this.#closed) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}

/** Where errors of an activation go. What began in it and outlives it, a connection say, does not keep it in memory. */
function scopeOf(activation: Activation): { readonly fail: (error: unknown) => void; readonly end: () => void } {
  let answers: Activation | null = activation
  return {
    fail: (error) => answers?.fail(error),
    end: () => {
      answers = null
    },
  }
}
