import { readFileSync } from 'node:fs'
import type { WireUsage } from './wire/wire-request.ts'

interface Price {
  readonly like?: string
  readonly input: number
  readonly cachedInput: number
  readonly cacheWrite: number
  readonly output: number
  readonly long?: { readonly above: number }
}

const file = new URL('../../src/llm/prices/prices.json', import.meta.url)
const { models } = JSON.parse(readFileSync(file, 'utf8')) as { readonly models: Readonly<Record<string, Price>> }

/** Dollars per million tokens, as billionths of a dollar per token. */
const nanoPerToken = (usd: number): number => {
  const nano = Math.round(usd * 1000)
  if (Math.abs(nano - usd * 1000) > 1e-6) throw new Error(`Found a price of ${usd}, which is no whole nano-dollar.`)
  return nano
}

/** What a request cost in billionths of a US dollar, by the price file that comes with the program and nothing else of it. */
export function nanoUsd(model: string, usage: WireUsage): number {
  const found = models[model]
  const price = found?.like === undefined ? found : models[found.like]
  if (price === undefined) throw new Error(`Found no price of ${model}.`)
  if (price.long !== undefined && usage.inputTokens > price.long.above) throw new Error(`${model}: a long request.`)
  const { inputTokens, cachedInputTokens, cacheWriteTokens, outputTokens } = usage
  return (
    (inputTokens - cachedInputTokens - cacheWriteTokens) * nanoPerToken(price.input) +
    cachedInputTokens * nanoPerToken(price.cachedInput) +
    cacheWriteTokens * nanoPerToken(price.cacheWrite) +
    outputTokens * nanoPerToken(price.output)
  )
}
