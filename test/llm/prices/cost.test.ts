import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { costOf, mostCostOf, mostInputTokens, nanoOf, usdOf } from '../../../src/llm/prices/cost.ts'
import type { ModelPrice } from '../../../src/llm/prices/model-price.ts'

const price: ModelPrice = {
  input: 2_000_000,
  cachedInput: 100_000,
  cacheWrite: 2_500_000,
  output: 10_000_000,
  long: { above: 1_000, input: 4_000_000, cachedInput: 200_000, cacheWrite: 5_000_000, output: 15_000_000 },
  contextWindow: 10_000,
  mostOutputTokens: 500,
  reasoning: true,
}

const arbitraryTokens = fc
  .record({ plain: fc.nat(9_000), cached: fc.nat(500), written: fc.nat(500), outputTokens: fc.nat(500) })
  .map(({ plain, cached, written, outputTokens }) => ({
    inputTokens: plain + cached + written,
    cachedInputTokens: cached,
    cacheWriteTokens: written,
    outputTokens,
  }))
const arbitraryRates = fc.record({
  input: fc.nat(50_000_000),
  cachedInput: fc.nat(50_000_000),
  cacheWrite: fc.nat(50_000_000),
  output: fc.nat(200_000_000),
})

describe('the cost of a request', () => {
  test('is each kind of token at its price', () => {
    const tokens = { inputTokens: 1_000, cachedInputTokens: 300, cacheWriteTokens: 200, outputTokens: 50 }
    expect(usdOf(costOf(price, tokens))).toBe((500 * 2 + 300 * 0.1 + 200 * 2.5 + 50 * 10) / 1e6)
  })

  test('is that of a long request in all of its tokens from one token above the limit on', () => {
    const tokens = { inputTokens: 1_001, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 1 }
    expect(usdOf(costOf(price, tokens))).toBe((1_001 * 4 + 15) / 1e6)
  })

  test('adds up to the last token over a million requests', () => {
    const one = costOf(
      { ...price, input: 75_000 },
      { inputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 },
    )
    let sum = 0
    for (let n = 0; n < 1_000_000; n += 1) sum += one
    expect(usdOf(sum)).toBe(0.075)
    expect(nanoOf(sum)).toBe(75_000_000)
  })

  test('is never more than its most, whatever the prices, the bands and the counts within the bounds', () => {
    fc.assert(
      fc.property(arbitraryRates, arbitraryRates, fc.nat(12_000), arbitraryTokens, (rates, long, above, tokens) => {
        const any: ModelPrice = { ...price, ...rates, long: { above, ...long } }
        const most = { input: tokens.inputTokens, output: tokens.outputTokens }
        expect(costOf(any, tokens)).toBeLessThanOrEqual(mostCostOf(any, most))
        const loose = { input: most.input + 777, output: most.output + 3 }
        expect(costOf(any, tokens)).toBeLessThanOrEqual(mostCostOf(any, loose))
      }),
    )
  })
})

describe('the most input tokens of a request', () => {
  const call = (text: string) => ({
    messages: [{ role: 'user' as const, text, stable: false }],
    contract: { id: 'a', schema: { type: 'object' } },
  })

  test('are at least its bytes, whatever it is written in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(mostInputTokens(call(text))).toBeGreaterThanOrEqual(Buffer.byteLength(text))
      }),
      { numRuns: 30 },
    )
    expect(mostInputTokens(call('€€'))).toBe(mostInputTokens(call('')) + 6)
  })
})
