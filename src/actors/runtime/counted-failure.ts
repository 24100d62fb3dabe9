import { messageOf } from '../../core/errors.ts'
import type { Loss } from '../../core/provider.ts'

/** Thrown in the place of what made an activity fail (`cause`), where it is known what models had cost by then. */
export class CountedFailure extends Error {
  readonly loss: Loss

  constructor(cause: unknown, loss: Loss) {
    super(messageOf(cause), { cause })
    this.loss = loss
  }
}

/** Does a part of an activity for which models have cost so much in all. Throws CountedFailure. */
export async function counted<Result>(loss: Loss, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (cause) {
    throw new CountedFailure(cause, loss)
  }
}
