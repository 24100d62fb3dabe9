import type { ModelTier } from '../../core/provider.ts'

/**
 * Prices of tokens, as whole millionths of a US dollar per million tokens: that many trillionths of a dollar a token. In
 * whole numbers nothing drifts, and a call of a thousand dollars is still exact.
 */
export interface TokenPrices {
  readonly input: number
  /** Read from the provider's cache. */
  readonly cachedInput: number
  /** Written to the provider's cache. */
  readonly cacheWrite: number
  /** Includes what a reasoning model thinks. */
  readonly output: number
}

/** What a model costs and can take. */
export interface ModelPrice extends TokenPrices {
  /** For the whole of a request with more input tokens than `above`; null: it costs the same. */
  readonly long: (TokenPrices & { readonly above: number }) | null
  /** Tokens of a request and its answer together. */
  readonly contextWindow: number
  readonly mostOutputTokens: number
  /** It thinks before it answers, and what it thinks is paid for as output. */
  readonly reasoning: boolean
}

/** The model that answers for a tier where nothing else is said. */
export type TierModels = Readonly<Record<ModelTier, string>>

/** What models cost, and as of when. */
export interface PriceTable {
  /** `2026-11-20` */
  readonly date: string
  /** By `provider/model`, or `provider/*` for every other model of a provider. */
  readonly models: ReadonlyMap<string, ModelPrice>
  readonly defaults: ReadonlyMap<string, TierModels>
}

/** The price of `provider/model`; null: it is not known. */
export const priceIn = ({ models }: PriceTable, name: string): ModelPrice | null =>
  models.get(name) ?? models.get(`${name.slice(0, name.indexOf('/'))}/*`) ?? null
