import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { ProviderFailed } from '../../../src/core/provider.ts'
import { costOf, mostInputTokens } from '../../../src/llm/prices/cost.ts'
import { asking } from '../../support/asking.ts'
import { request } from '../render/request.ts'
import { gatewayOver, price } from './gateway-under-test.ts'
import { answers, type Behaviour, counts, fails, hangs, scripted } from './scripted-client.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const prices = new Map([
  [
    'a/m',
    price({
      long: { above: 5_000, input: 4_000_000, cachedInput: 400_000, cacheWrite: 5_000_000, output: 15_000_000 },
    }),
  ],
  ['b/m', price({ input: 500_000, output: 40_000_000 })],
])

/** What a provider charges for a request, at its dearest and at its real counts; kept by the fake provider itself. */
function charging(charged: number[], model: string, behave: Behaviour): Behaviour {
  const rates = prices.get(model) ?? price()
  return async (call, calling) => {
    const most = { inputTokens: mostInputTokens(call), outputTokens: call.mostOutputTokens }
    // The dearest that can be: all of it written to the cache, and the answer as long as it may be.
    const tokens = counts({ ...most, cacheWriteTokens: most.inputTokens })
    try {
      const reply = await behave(call, calling)
      charged.push(costOf(rates, tokens))
      return { ...reply, tokens }
    } catch (error) {
      const free = error instanceof Error && 'charged' in error && error.charged === 'no'
      if (!free) charged.push(costOf(rates, tokens))
      throw error
    }
  }
}

const behaviours = {
  answers: answers('{}'),
  overloaded: fails('overloaded'),
  rate_limited: fails('rate_limited', { retryAfterMs: 2_000 }),
  cut_off: fails('cut_off', { charged: 'unknown' }),
  connection: fails('connection', { charged: 'unknown' }),
  refusal: fails('refusal', { retryable: false, charged: 'unknown' }),
  hangs: hangs({ text: 'x' }),
  unforeseen: () => Promise.reject(new TypeError('A client broke.')),
} satisfies Readonly<Record<string, Behaviour>>
const kind = fc.constantFrom(...(Object.keys(behaviours) as (keyof typeof behaviours)[]))

describe('the money of a call', () => {
  test('is never more than it was said to be at most, nor than what is settled, whatever the providers do', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(kind, { minLength: 1, maxLength: 6 }),
        fc.array(kind, { minLength: 1, maxLength: 6 }),
        async (ofA, ofB) => {
          const charged: number[] = []
          const client = (model: string, script: readonly (keyof typeof behaviours)[]) =>
            scripted(...script.map((one) => charging(charged, model, behaviours[one])))
          const { provider, spending } = gatewayOver({ a: client('a/m', ofA), b: client('b/m', ofB) }, { prices })
          const most = provider.mostUsd?.(request(), null) ?? 0
          const ended = provider.answer(request(), asking()).catch((error: unknown) => {
            if (!(error instanceof ProviderFailed)) throw error
          })
          await vi.runAllTimersAsync()
          await ended
          const real = charged.reduce((sum, one) => sum + one, 0)
          expect(real).toBeLessThanOrEqual(Math.round(most * 1e12))
          expect(spending.figures.reserved).toBe(0)
          expect(spending.figures.spent).toBeGreaterThanOrEqual(real / 1_000)
          expect(spending.figures.spent).toBeLessThanOrEqual(most * 1e9 + 1)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('is bounded by the answer that a tier may give, and by the longest that the model gives', async () => {
    const a = scripted(answers('{}'))
    const { provider } = gatewayOver({ a }, { prices: new Map([['a/m', price({ mostOutputTokens: 3_000 })]]) })
    for (const tier of ['light', 'standard', 'strong'] as const) await provider.answer({ ...request(), tier }, asking())
    expect(a.asked.map(({ call }) => call.mostOutputTokens)).toEqual([1_000, 2_000, 3_000])
  })

  test('is thought about as much as the node says, by models that reason and by no other', async () => {
    const prices = new Map([
      ['a/m', price({ reasoning: true })],
      ['b/m', price()],
    ])
    const [a, b] = [scripted(fails('overloaded')), scripted(answers('{}'))]
    const answer = gatewayOver({ a, b }, { prices, effort: 'low' }).provider.answer(request(), asking())
    await Promise.all([answer, vi.runAllTimersAsync()])
    expect(a.asked[0]?.call.effort).toBe('low')
    expect(b.asked[0]?.call).not.toHaveProperty('effort')
  })

  test('is held while it lasts, and settled to the token', async () => {
    const { provider, spending } = gatewayOver(
      { a: scripted(hangs({ text: 'x' })), b: scripted(answers('{}')) },
      { prices },
    )
    const ended = provider.answer(request(), asking())
    await vi.advanceTimersByTimeAsync(1)
    const most = Math.ceil((provider.mostUsd?.(request(), null) ?? 0) * 1e9)
    expect(spending.figures).toMatchObject({ spent: 0, reserved: most })
    await vi.runAllTimersAsync()
    const { usage } = await ended
    expect(usage.costUsd).toBe((100 * 0.5 + 10 * 40) / 1e6)
    // The model that fell silent may have charged all that it could.
    expect(spending.figures.spent).toBeGreaterThan(usage.costUsd * 1e9)
    expect(spending.figures.reserved).toBe(0)
  })

  test('is refused where the day has not so much left, before any model is asked, with the sums and the next day', async () => {
    const a = scripted(answers('{}'))
    const { provider, spending } = gatewayOver({ a }, { prices, capUsd: 0.5 })
    spending.figures.spent = 400_000_000
    spending.figures.reserved = 99_000_000
    const failure: unknown = await provider.answer(request(), asking()).catch((error: unknown) => error)
    const retryAt = Date.parse('2026-11-21T00:00:00Z')
    expect(failure).toMatchObject({ code: 'DAY_BUDGET_SPENT', retryable: false, retryAt, loss: { lostRequests: 0 } })
    expect(failure).toMatchObject({
      message: expect.stringMatching(
        /\$0\.40 spent and \$0\.099000 held .* 2026-11-20.*\$0\.50 .*2026-11-21T00:00:00/,
      ) as string,
    })
    expect(a.asked).toEqual([])
    expect(spending.figures).toMatchObject({ spent: 400_000_000, reserved: 99_000_000 })
  })

  test('is not waited for where no day has room for the call', async () => {
    const { provider } = gatewayOver({ a: scripted(answers('{}')) }, { prices, capUsd: 0.01 })
    const failure: unknown = await provider.answer(request(), asking()).catch((error: unknown) => error)
    expect(failure).toMatchObject({ code: 'DAY_BUDGET_SPENT', retryAt: null })
    expect(failure).toMatchObject({ message: expect.stringMatching(/raise the cap\.$/) as string })
    expect(failure).not.toMatchObject({ message: expect.stringContaining('wait') as string })
  })

  test('that cannot be held asks nobody, and says that nothing was paid', async () => {
    const a = scripted(answers('{}'))
    const { provider, spending } = gatewayOver({ a }, { prices })
    spending.reserve = () => Promise.reject(new Error('The store is away.'))
    const failure: unknown = await provider.answer(request(), asking()).catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(ProviderFailed)
    expect(failure).toMatchObject({ retryable: true, loss: { lostRequests: 0, usage: null } })
    expect(failure).toMatchObject({ message: expect.stringContaining('The store is away.') as string })
    expect(a.asked).toEqual([])
  })

  test('stays held where it cannot be settled, and the answer is given nevertheless', async () => {
    const { provider, spending } = gatewayOver({ a: scripted(answers('{}')) }, { prices })
    spending.settle = () => Promise.reject(new Error('The store is away.'))
    await expect(provider.answer(request(), asking())).resolves.toMatchObject({ content: '{}' })
    expect(spending.figures.reserved).toBeGreaterThan(0)
  })
})
