import { beforeEach, describe, expect, test, vi } from 'vitest'
import { messageOf } from '../../../src/core/errors.ts'
import { mostCostOf, mostInputTokens } from '../../../src/llm/prices/cost.ts'
import { asking } from '../../support/asking.ts'
import { request } from '../render/request.ts'
import { gatewayOver, price } from './gateway-under-test.ts'
import { answers, hangs, scripted } from './scripted-client.ts'

const prices = new Map([
  ['a/m', price({ output: 40_000_000, mostOutputTokens: 32_000 })],
  ['b/m', price({ output: 10_000_000, mostOutputTokens: 32_000 })],
])

beforeEach(() => {
  vi.useFakeTimers()
})

describe('a call for which less is kept than it may cost', () => {
  const over = () => {
    const [a, b] = [scripted(answers('{}')), scripted(answers('{}'))]
    const { provider, spending } = gatewayOver({ a, b }, { prices, mostOutputTokens: 32_000 })
    return { a, b, provider, spending, least: provider.leastUsd?.(request(), null) ?? 0 }
  }

  test('needs far less than the most', () => {
    const { provider, least } = over()
    expect(least).toBeGreaterThan(0)
    expect(least).toBeLessThan((provider.mostUsd?.(request(), null) ?? 0) / 4)
  })

  test('goes to a model that it can pay, with as long an answer as the money reaches, and holds no more', async () => {
    const { a, b, provider, least } = over()
    await provider.answer(request(), asking({ limitUsd: least }))
    expect(a.asked).toEqual([])
    expect(b.asked[0]?.call.mostOutputTokens).toBe(4_000)
  })

  test('is paid by what is kept where long requests have dearer answers, too', async () => {
    const long = { above: 1, input: 1_000_000, cachedInput: 1_000_000, cacheWrite: 1_000_000, output: 10_000_000 }
    const odd = price({ input: 10_000_000, cacheWrite: 10_000_000, output: 1_000_000, long, mostOutputTokens: 32_000 })
    const a = scripted(answers('{}'))
    const { provider } = gatewayOver({ a }, { prices: new Map([['a/m', odd]]), mostOutputTokens: 32_000 })
    const limitUsd = (provider.leastUsd?.(request(), null) ?? 0) * 1.1
    await provider.answer(request(), asking({ limitUsd }))
    const call = a.asked[0]?.call ?? { messages: [], contract: { id: '', schema: {} }, mostOutputTokens: Infinity }
    const most = mostCostOf(odd, { input: mostInputTokens(call), output: call.mostOutputTokens })
    expect(most).toBeLessThanOrEqual(limitUsd * 1e12)
  })

  test('is charged once at most', async () => {
    const [a, b] = [scripted(hangs({ text: 'x' })), scripted(answers('{}'))]
    const { provider, spending } = gatewayOver({ a, b }, { prices, mostOutputTokens: 32_000 })
    const limitUsd = (provider.mostUsd?.(request(), null) ?? 0) * 0.9
    const answer = provider.answer(request(), asking({ limitUsd }))
    const [said] = await Promise.all([answer.catch(messageOf), vi.runAllTimersAsync()])
    expect(said).toContain('no further request may be charged')
    expect(said).toMatch(/the budget had only \$[\d.]+ left for this call; raise it/)
    expect(b.asked).toEqual([])
    expect(spending.figures.spent).toBeLessThanOrEqual(limitUsd * 1e9)
  })

  test('is not made where it pays for nobody, and says what to do', async () => {
    const { a, b, provider, spending, least } = over()
    const asked = provider.answer(request(), asking({ limitUsd: least / 2 }))
    await expect(asked).rejects.toThrow(/expected enough for a short answer .*raise the budget/)
    // What a persona is given to read may have grown since: its next try has money of its own.
    await expect(asked).rejects.toMatchObject({ retryable: true })
    expect([a.asked, b.asked, spending.figures.spent]).toEqual([[], [], 0])
  })
})
