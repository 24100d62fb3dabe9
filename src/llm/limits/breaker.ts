/** How a breaker judges. Times in milliseconds. */
export interface BreakerRules {
  /** Failures within the window that open it, if they are at least half of what was tried. */
  readonly failures: number
  readonly windowMs: number
  /** How long it stays open before one request may try. */
  readonly openMs: number
}

export const breakerRules: BreakerRules = { failures: 5, windowMs: 60_000, openMs: 20_000 }

export type BreakerState = 'closed' | 'open' | 'half_open'

/** A request that went. Exactly one of these follows. */
export interface Underway {
  answered(): void
  failed(): void
  /** What came says nothing about the model: it was asked to wait, or nobody wanted it any more. */
  unsaid(): void
}

/**
 * Keeps requests from a model that fails again and again.
 *
 * closed → open: enough failures in the window. open → half-open: its time is over. Half-open lets one request through,
 * the probe: it closes the breaker, or opens it once more. Invariant: no two probes at once.
 */
export class Breaker {
  readonly #rules: BreakerRules
  readonly #now: () => number
  #outcomes: { readonly at: number; readonly failed: boolean }[] = []
  #openUntil: number | null = null
  #probe: Underway | null = null
  /** How often it has opened. */
  opened = 0

  /** `now`: monotonic milliseconds. */
  constructor(now: () => number, rules: BreakerRules = breakerRules) {
    this.#now = now
    this.#rules = rules
  }

  get state(): BreakerState {
    if (this.#openUntil === null) return 'closed'
    return this.#now() < this.#openUntil ? 'open' : 'half_open'
  }

  /** How long until a model that is left alone is tried once more; 0 or less: with the next request. null: it is not left alone. */
  get restMs(): number | null {
    return this.#openUntil === null ? null : this.#openUntil - this.#now()
  }

  /** How long a request has to wait; 0: it may go. While a probe is out, nobody knows: look again in a while. */
  waitMs(): number {
    if (this.#openUntil === null) return 0
    return Math.max(this.#openUntil - this.#now(), this.#probe === null ? 0 : probeLookMs)
  }

  /** A request goes; call it only where `waitMs()` is 0. */
  begin(): Underway {
    const request: Underway = {
      answered: () => this.#answered(),
      failed: () => this.#failed(request),
      unsaid: () => {
        if (this.#probe === request) this.#probe = null
      },
    }
    if (this.#openUntil !== null) this.#probe = request
    return request
  }

  #answered(): void {
    if (this.state === 'half_open') this.#outcomes = []
    this.#openUntil = null
    this.#probe = null
    this.#note(false)
  }

  #failed(request: Underway): void {
    this.#note(true)
    const failures = this.#outcomes.filter(({ failed }) => failed).length
    const many = failures >= this.#rules.failures && failures * 2 >= this.#outcomes.length
    if (this.#probe !== request && (this.#openUntil !== null || !many)) return
    this.#probe = null
    this.#openUntil = this.#now() + this.#rules.openMs
    this.opened += 1
  }

  #note(failed: boolean): void {
    const at = this.#now()
    const since = at - this.#rules.windowMs
    this.#outcomes = [...this.#outcomes.filter((outcome) => outcome.at > since), { at, failed }]
  }
}

const probeLookMs = 250
