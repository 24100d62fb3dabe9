import type { MessageId } from './ids.ts'
import type { Json } from './json.ts'

/** What comes to a run from outside, one at a time. */
export interface Message {
  readonly id: MessageId
  /** When it came, in milliseconds since 1970. */
  readonly at: number
  /** `loss`: the node that carried out an activity is gone, and no receipt of it is there. */
  readonly kind: 'command' | 'receipt' | 'timer' | 'loss'
  /** The command's type, or the key of the activity or timer that it is about. */
  readonly type: string
  readonly body: Json
}
