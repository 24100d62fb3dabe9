import type { RateLimits } from '../model-client.ts'

interface Allowance {
  left: number
  readonly fullAt: number
}

/** A learnt limit that is used up may have room before it is full again: after so long a request is risked. */
const mostPatienceMs = 15_000

/**
 * How fast a model may be asked, as its provider said it last: what is left of its requests and tokens, and when it asked
 * to be left alone. Known before anything was said: nothing, so everything may go.
 */
export class Pace {
  readonly #now: () => number
  #notBefore = 0
  #requests: Allowance | null = null
  #tokens: Allowance | null = null

  /** `now`: monotonic milliseconds. */
  constructor(now: () => number) {
    this.#now = now
  }

  /** How long a request of about so many tokens has to wait; 0: it may go. */
  waitMs(tokens: number): number {
    const learnt = Math.max(this.#until(this.#requests, 1), this.#until(this.#tokens, tokens))
    return Math.max(0, this.#notBefore - this.#now(), Math.min(learnt, mostPatienceMs))
  }

  /** A request goes. */
  begin(tokens: number): void {
    if (this.#requests !== null) this.#requests.left -= 1
    if (this.#tokens !== null) this.#tokens.left -= tokens
  }

  /** What the provider said with an answer or a refusal. */
  learn(limits: RateLimits | null, retryAfterMs: number | null): void {
    if (retryAfterMs !== null) this.#notBefore = Math.max(this.#notBefore, this.#now() + retryAfterMs)
    const allowance = (said: { readonly left: number; readonly resetMs: number }): Allowance => ({
      left: said.left,
      fullAt: this.#now() + said.resetMs,
    })
    if (limits?.requests != null) this.#requests = allowance(limits.requests)
    if (limits?.tokens != null) this.#tokens = allowance(limits.tokens)
  }

  #until(allowance: Allowance | null, wanted: number): number {
    return allowance === null || allowance.left >= wanted ? 0 : Math.max(0, allowance.fullAt - this.#now())
  }
}
