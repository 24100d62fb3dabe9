import type { MessageId } from '../../core/ids.ts'
import type { Message } from '../../core/message.ts'

/** A message in the mailbox of an activation. */
export interface Mail {
  readonly message: Message
  /** True where the message stands in the inbox and is acknowledged by the append. */
  readonly stored: boolean
}

/** What waits to be handled by an activation, in the order in which it came, each message once however often it comes. */
export class Mailbox {
  readonly #seen = new Set<MessageId>()
  #mail: readonly Mail[] = []
  #wake: () => void = () => undefined

  get mail(): readonly Mail[] {
    return this.#mail
  }

  /** Takes a message in, unless it has been here before. */
  post(mail: Mail): void {
    if (!this.#seen.has(mail.message.id)) this.postAgain(mail)
  }

  /** Takes a message in that may have been here before and is to be handled once more. */
  postAgain(mail: Mail): void {
    this.#seen.add(mail.message.id)
    this.#mail = [...this.#mail, mail]
    this.#wake()
  }

  /** Takes out the first messages: they are handled. */
  drop(count: number): void {
    this.#mail = this.#mail.slice(count)
  }

  /** Takes out one message, wherever it stands. */
  remove(id: MessageId): void {
    this.#mail = this.#mail.filter(({ message }) => message.id !== id)
  }

  /** Resolves at the next message, or when somebody calls `wake`. */
  sleep(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve
    })
  }

  wake(): void {
    this.#wake()
  }
}
