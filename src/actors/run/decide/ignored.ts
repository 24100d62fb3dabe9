import type { Decided } from '../../../core/event/run-event.ts'
import type { Usage } from '../../../core/provider.ts'
import type { Message } from '../../../core/message.ts'

/** The evidence of a message that has nothing to say to the run any more. */
export const ignored = (message: Pick<Message, 'kind' | 'type'>, why: string, usage: Usage | null = null): Decided => ({
  type: 'MessageIgnored',
  data: { message: `${message.kind} ${message.type}`, why, ...(usage === null ? {} : { usage }) },
})
