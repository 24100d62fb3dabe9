import type { ModelCall, TokenCounts } from '../model-client.ts'
import type { ModelPrice, TokenPrices } from './model-price.ts'

/** Trillionths of a US dollar, whole: what prices times tokens come to. */
export type PicoUsd = number

export const usdOf = (pico: PicoUsd): number => pico / 1e12

/** Whole billionths, rounded up: what the money of a day is counted in. */
export const nanoOf = (pico: PicoUsd): number => Math.ceil(pico / 1_000)

const bandFor = (price: ModelPrice, inputTokens: number): TokenPrices =>
  price.long !== null && inputTokens > price.long.above ? price.long : price

/** What a request cost, to the token. */
export function costOf(price: ModelPrice, tokens: TokenCounts): PicoUsd {
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = tokens
  const band = bandFor(price, inputTokens)
  const plain = Math.max(0, inputTokens - cachedInputTokens - cacheWriteTokens)
  return (
    plain * band.input +
    cachedInputTokens * band.cachedInput +
    cacheWriteTokens * band.cacheWrite +
    outputTokens * band.output
  )
}

/** Tokens that a provider may add to a request: how the model is told to use tools and to keep to a schema. */
const addedTokens = 4_096
/** Around each message. */
const frameTokens = 16
/** A schema may be sent in a provider's own words, and be told to the model once more. */
const schemaTimes = 3

/** No tokenizer makes more tokens of a text than it has bytes: the only bound that holds for all of them. */
export function mostInputTokens({ messages, contract }: Pick<ModelCall, 'messages' | 'contract'>): number {
  const text = messages.reduce((sum, message) => sum + Buffer.byteLength(message.text) + frameTokens, 0)
  return text + schemaTimes * Buffer.byteLength(JSON.stringify(contract.schema)) + addedTokens
}

/** The most that one request may cost, with so many tokens on either side. */
export function mostCostOf(price: ModelPrice, most: { readonly input: number; readonly output: number }): PicoUsd {
  const input = Math.min(most.input, price.contextWindow)
  const dearest = (band: TokenPrices): PicoUsd =>
    input * Math.max(band.input, band.cachedInput, band.cacheWrite) + most.output * band.output
  return Math.max(dearest(price), dearest(bandFor(price, input)))
}
