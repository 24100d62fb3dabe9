import { describe, expect, test } from 'vitest'
import { modelTiers } from '../../../src/core/provider.ts'
import { priceIn } from '../../../src/llm/prices/model-price.ts'
import { parsePrices } from '../../../src/llm/prices/parse-prices.ts'
import { readPrices } from '../../../src/llm/prices/read-prices.ts'

const model = { input: 1.25, output: 10, contextWindow: 1000, mostOutputTokens: 100, reasoning: false }
const file = (more: object): string =>
  JSON.stringify({ date: '2026-11-20', source: 'test', models: { 'openai/a': model }, ...more })

describe('the prices that come with the program', () => {
  test('have a price for the default model of every tier', async () => {
    const prices = await readPrices(null)
    expect([...prices.defaults.keys()].toSorted()).toEqual(['anthropic', 'azure', 'openai'])
    for (const [provider, models] of prices.defaults) {
      for (const tier of modelTiers) {
        const price = priceIn(prices, `${provider}/${models[tier]}`)
        expect(price?.output).toBeGreaterThan(0)
        expect(price?.cachedInput).toBeLessThan(price?.input ?? 0)
      }
    }
  })

  test('say of Azure what they say of OpenAI, and that a server of one’s own costs nothing', async () => {
    const prices = await readPrices(null)
    expect(priceIn(prices, 'azure/gpt-6.1-sol')).toEqual(priceIn(prices, 'openai/gpt-6.1-sol'))
    expect(priceIn(prices, 'ollama/any/model:8b')).toMatchObject({ input: 0, output: 0 })
    expect(priceIn(prices, 'openai/unheard-of')).toBeNull()
  })
})

describe('a price file', () => {
  test('is read in whole millionths; what it leaves out of a cache costs as input', () => {
    const table = parsePrices(file({}), 'p.json', null)
    expect(priceIn(table, 'openai/a')).toMatchObject({
      input: 1_250_000,
      cachedInput: 1_250_000,
      cacheWrite: 1_250_000,
    })
  })

  test('replaces and extends what was there', () => {
    const base = parsePrices(file({ defaults: { openai: { light: 'a', standard: 'a', strong: 'a' } } }), 'p.json', null)
    const text = file({
      models: { 'openai/a': { ...model, output: 1 }, 'x/*': model, 'azure/mine': { like: 'openai/a' } },
    })
    const table = parsePrices(text, 'q.json', base)
    expect(priceIn(table, 'openai/a')?.output).toBe(1_000_000)
    expect(priceIn(table, 'azure/mine')?.output).toBe(1_000_000)
    expect(priceIn(table, 'x/y/z')).not.toBeNull()
    expect(table.defaults.get('openai')?.light).toBe('a')
  })

  test.each([
    ['text that is no JSON', '{', /no JSON.*p\.json/],
    ['no date', file({ date: 'soon' }), /date/],
    ['a price below zero', file({ models: { 'openai/a': { ...model, input: -1 } } }), /openai\/a\.input: .*>=0/],
    ['a price in words', file({ models: { 'openai/a': { ...model, input: '1' } } }), /openai\/a\.input: .*number/],
    [
      'more decimals than are counted',
      file({ models: { 'openai/a': { ...model, input: 0.0000001 } } }),
      /six decimals/,
    ],
    ['a misspelt key', file({ models: { 'openai/a': { ...model, inputs: 1 } } }), /openai\/a: .*"inputs"/],
    ['a model without a provider', file({ models: { a: model } }), /"a".*provider\/model/],
    ['a model like one without a price', file({ models: { 'x/a': { like: 'x/b' } } }), /"x\/b", which has no price/],
    ['tiers that are not all there', file({ defaults: { openai: { light: 'a' } } }), /defaults\.openai/],
  ])('with %s is refused in one line', (_, text, said) => {
    expect(() => parsePrices(text, 'p.json', null)).toThrow(said)
    expect(() => parsePrices(text, 'p.json', null)).toThrow(/^[^\n]*$/)
  })

  test('that is not there is refused', async () => {
    await expect(readPrices('/nowhere/p.json')).rejects.toThrow(/G1_PRICES/)
  })
})
