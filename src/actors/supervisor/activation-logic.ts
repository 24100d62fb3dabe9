import { fromCallback } from 'xstate'
import { messageOf } from '../../core/errors.ts'
import type { Logger } from '../../core/logger.ts'
import { Activation, type ActivationTools, type Claim } from '../runtime/activation.ts'
import { PoisonMessage } from '../run/turn.ts'

/** What the supervisor gives to a child: the run it claimed, and where to find the activation of a run. */
export interface ActivationInput {
  readonly claim: Claim
  readonly tools: ActivationTools
  readonly register: (activation: Activation) => void
  readonly logger: Logger
}

/** What a child tells the supervisor at its end. */
export interface ActivationOver {
  readonly type: 'activation.over'
  readonly runId: Claim['runId']
  readonly epoch: Claim['epoch']
  /** `failed`: it could not even be parked; the run stays with this node, inactive, until an operator looks. */
  readonly end: 'ended' | 'fenced' | 'released' | 'failed'
}

/** A run's activation as a child of the supervisor. It never throws: every end is told to the parent. */
export const activationLogic = fromCallback<{ type: 'close' }, ActivationInput>(({ input, sendBack, receive }) => {
  const { claim, tools, register, logger } = input
  const activation = new Activation(claim, tools)
  register(activation)
  receive(() => activation.close())
  void live(activation, logger).then((end) =>
    sendBack({ type: 'activation.over', runId: claim.runId, epoch: claim.epoch, end } satisfies ActivationOver),
  )
})

/** Lives through poison messages: each parks the run with its error, and the activation goes on listening. */
async function live(activation: Activation, logger: Logger): Promise<ActivationOver['end']> {
  const { runId } = activation.claim
  for (;;) {
    try {
      return await activation.run()
    } catch (error) {
      logger.error({ runId, error: messageOf(error) }, 'the turn of a run failed')
      if (!(error instanceof PoisonMessage)) return 'failed'
      try {
        if ((await activation.park(error)) === 'fenced') return 'fenced'
      } catch (parking) {
        logger.error({ runId, error: messageOf(parking) }, 'a run could not be parked')
        return 'failed'
      }
    }
  }
}
