import { cleanText } from '../core/clean-text.ts'
import { type LiveAnswer, type LiveOutput, type LivePart, mostPartText } from '../core/live-output.ts'

export interface LiveTextOptions {
  readonly publish: (part: LivePart) => void
  /** A fresh name for a try at an answer. */
  readonly newId: () => string
}

/** How long text is gathered after a part has left, in milliseconds. */
const gatherMs = 40

/**
 * Cuts the text of one answer into parts: the first piece leaves at once, what comes soon after it leaves together.
 *
 * States: silent (no part yet) → resting ⇄ gathering (a timer runs) → ended. Whoever writes is never delayed.
 */
export class LiveTextWriter implements LiveAnswer {
  readonly #of: LiveOutput
  readonly #options: LiveTextOptions
  #answer: string
  #offset = 0
  #held = ''
  #timer: NodeJS.Timeout | null = null
  #state: 'silent' | 'open' | 'ended' = 'silent'

  constructor(of: LiveOutput, options: LiveTextOptions) {
    this.#of = of
    this.#options = options
    this.#answer = options.newId()
  }

  write(text: string): void {
    if (this.#state === 'ended' || text === '') return
    // Before anything is cut: what stands around a NUL may be the two halves of a character.
    this.#held += text.replaceAll('\0', '')
    if (this.#timer === null) this.#send()
    else if (this.#held.length >= mostPartText) this.#flush()
  }

  restart(): void {
    this.#held = ''
    if (this.#state !== 'open') return
    this.#answer = this.#options.newId()
    this.#offset = 0
    this.#stopTimer()
    this.#publish('', false)
  }

  end(): void {
    if (this.#state === 'ended') return
    this.#stopTimer()
    this.#flush(true)
    if (this.#state === 'open') this.#publish('', true)
    this.#state = 'ended'
  }

  /** Sends what there is, and again in a while what has come by then; rests where nothing has. */
  #send(): void {
    this.#timer = null
    if (this.#held === '') return
    this.#flush()
    this.#timer = setTimeout(() => this.#send(), gatherMs)
  }

  /** Half a character at the end waits for its other half, unless nothing more comes. */
  #flush(isLast = false): void {
    const half = !isLast && /[\uD800-\uDBFF]$/.test(this.#held) ? 1 : 0
    const end = this.#held.length - half
    let text = cleanText(this.#held.slice(0, end))
    this.#held = this.#held.slice(end)
    while (text !== '') {
      const cut = /[\uD800-\uDBFF]/.test(text.charAt(mostPartText - 1)) ? mostPartText - 1 : mostPartText
      this.#publish(text.slice(0, cut), false)
      text = text.slice(cut)
    }
  }

  #publish(text: string, ended: boolean): void {
    this.#state = 'open'
    this.#options.publish({ ...this.#of, answer: this.#answer, offset: this.#offset, text, ended })
    this.#offset += text.length
  }

  #stopTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
  }
}
