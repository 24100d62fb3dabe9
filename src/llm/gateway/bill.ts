import type { Loss, Usage } from '../../core/provider.ts'
import type { TokenCounts } from '../model-client.ts'
import { costOf, type PicoUsd, usdOf } from '../prices/cost.ts'
import type { ModelPrice } from '../prices/model-price.ts'
import { sumOf } from './line.ts'

/** A request that was sent. Until something is known of it, it counts as lost. */
export interface Sent {
  /** It was not charged. */
  free(): void
  /** It was charged for so much. */
  paid(price: ModelPrice, tokens: TokenCounts): void
}

/**
 * What the requests of one call cost. Invariant: `worst` is never less than what the provider can have charged for the
 * requests so far.
 */
export class Bill {
  #tokens: TokenCounts | null = null
  #known: PicoUsd = 0
  #paid = 0
  #lost = 0
  #lostAtMost: PicoUsd = 0

  /** A request goes out that costs at most so much. */
  send(most: PicoUsd): Sent {
    this.#lost += 1
    this.#lostAtMost += most
    const found = (): void => {
      this.#lost -= 1
      this.#lostAtMost -= most
    }
    return {
      free: found,
      paid: (price, tokens) => {
        found()
        this.#paid += 1
        this.#known += costOf(price, tokens)
        this.#tokens = this.#tokens === null ? tokens : sumOf(this.#tokens, tokens)
      },
    }
  }

  /** Requests that were charged, or may have been. */
  get charged(): number {
    return this.#paid + this.#lost
  }

  get worst(): PicoUsd {
    return this.#known + this.#lostAtMost
  }

  get loss(): Loss {
    return { lostRequests: this.#lost, usage: this.#tokens === null ? null : this.#usageOf(this.#tokens) }
  }

  /** Of all that was charged and is known, requests without a usable answer included. */
  get usage(): Usage {
    return this.#usageOf(this.#tokens ?? noTokens)
  }

  #usageOf({ inputTokens, outputTokens, cachedInputTokens }: TokenCounts): Usage {
    const cached = cachedInputTokens === 0 ? {} : { cachedInputTokens }
    return { inputTokens, outputTokens, costUsd: usdOf(this.#known), ...cached }
  }
}

const noTokens: TokenCounts = { inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 }
