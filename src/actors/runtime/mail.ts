import type { Message } from '../../core/message.ts'

/** A message in the mailbox of an activation. */
export interface Mail {
  readonly message: Message
  /** True where the message stands in the inbox and is acknowledged by the append. */
  readonly stored: boolean
}
