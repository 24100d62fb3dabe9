import type { Decided } from '../../../core/event/run-event.ts'
import type { Loss } from '../../../core/provider.ts'
import type { Message } from '../../../core/message.ts'

/** The evidence of a message that has nothing to say to the run any more. `paid`: what the work had cost, where that is known. */
export const ignored = (message: Pick<Message, 'kind' | 'type'>, why: string, paid: Loss | null = null): Decided => ({
  type: 'MessageIgnored',
  data: { message: `${message.kind} ${message.type}`, why, ...(paid === null ? {} : chargeOf(message.type, paid)) },
})

const chargeOf = (key: string, { usage, lostRequests }: Loss): object => ({
  key,
  ...(usage === null ? {} : { usage }),
  ...(lostRequests === 0 ? {} : { lostRequests }),
})
