import { Breaker, type BreakerState } from '../limits/breaker.ts'
import { Pace } from '../limits/pace.ts'
import { Seats } from '../limits/seats.ts'
import type { FailureKind, ModelClient, TokenCounts } from '../model-client.ts'
import { costOf, type PicoUsd, usdOf } from '../prices/cost.ts'
import { type ModelPrice, priceIn, type PriceTable } from '../prices/model-price.ts'
import { nameOf, type Route } from '../routing/route.ts'

/** What a node knows of one model of one provider. */
export interface Line {
  readonly route: Route
  readonly client: ModelClient
  readonly price: ModelPrice
  /** Of the provider: all its models share them. */
  readonly seats: Seats
  readonly breaker: Breaker
  readonly pace: Pace
  readonly counts: LineCounts
}

/** What a line has been used for since the node started. */
export interface LineFigures {
  readonly provider: string
  readonly model: string
  readonly breaker: BreakerState
  readonly breakerOpened: number
  /** See `Breaker.restMs`. */
  readonly restMs: number | null
  /** By what came of them: `answered`, a kind of failure, or `stopped` by whoever asked. */
  readonly requests: ReadonlyMap<RequestOutcome, number>
  readonly tokens: TokenCounts
  readonly costUsd: number
}

export type RequestOutcome = 'answered' | 'stopped' | FailureKind

/** Counts what goes over a line. */
export class LineCounts {
  readonly requests = new Map<RequestOutcome, number>()
  tokens: TokenCounts = { inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }
  cost: PicoUsd = 0
  /** What became of the last request that brought no answer; null: there was none. */
  lastFailure: string | null = null

  ended(outcome: RequestOutcome): void {
    this.requests.set(outcome, (this.requests.get(outcome) ?? 0) + 1)
  }

  charged(price: ModelPrice, tokens: TokenCounts): void {
    this.tokens = sumOf(this.tokens, tokens)
    this.cost += costOf(price, tokens)
  }
}

export const sumOf = (a: TokenCounts, b: TokenCounts): TokenCounts => ({
  inputTokens: a.inputTokens + b.inputTokens,
  cachedInputTokens: a.cachedInputTokens + b.cachedInputTokens,
  cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
  outputTokens: a.outputTokens + b.outputTokens,
})

interface Wiring {
  readonly clients: ReadonlyMap<string, ModelClient>
  readonly prices: PriceTable
  /** Requests that a provider may have under way at once. */
  readonly concurrency: number
  /** Monotonic milliseconds. */
  readonly now: () => number
}

/** The lines of a node to its models. One is opened when it is first asked for. */
export class Lines {
  readonly #wiring: Wiring
  readonly #open = new Map<string, Line>()
  readonly #seats: ReadonlyMap<string, Seats>

  constructor(wiring: Wiring) {
    this.#wiring = wiring
    this.#seats = new Map([...wiring.clients.keys()].map((provider) => [provider, new Seats(wiring.concurrency)]))
  }

  /** The line to a model, or why there is none on this node. */
  to(route: Route): Line | string {
    const name = nameOf(route)
    const open = this.#open.get(name)
    if (open !== undefined) return open
    const { clients, prices, now } = this.#wiring
    const client = clients.get(route.provider)
    const seats = this.#seats.get(route.provider)
    if (client === undefined || seats === undefined) {
      return `the provider "${route.provider}" is not set up here (there: ${[...clients.keys()].join(', ') || 'none'})`
    }
    const price = priceIn(prices, name)
    if (price === null) return 'it has no price; add it to the file that G1_PRICES names'
    const parts = { breaker: new Breaker(now), pace: new Pace(now), counts: new LineCounts() }
    const line = { route, client, price, seats, ...parts }
    this.#open.set(name, line)
    return line
  }

  figures(): readonly LineFigures[] {
    return [...this.#open.values()].map(({ route, breaker, counts }) => ({
      ...route,
      breaker: breaker.state,
      breakerOpened: breaker.opened,
      restMs: breaker.restMs,
      requests: counts.requests,
      tokens: counts.tokens,
      costUsd: usdOf(counts.cost),
    }))
  }

  /** Requests that wait for a seat, by provider. */
  waiting(): ReadonlyMap<string, number> {
    return new Map([...this.#seats].map(([provider, { waiting }]) => [provider, waiting]))
  }
}
