import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Asking, ProviderFailed } from '../../../src/core/provider.ts'
import { asking } from '../../support/asking.ts'
import { request } from '../render/request.ts'
import { gatewayOver } from './gateway-under-test.ts'
import { answers, counts, fails, hangs, scripted } from './scripted-client.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** What a call comes to, with the time running as fast as it can; and how long it took. */
async function outcome(provider: ReturnType<typeof gatewayOver>['provider'], how: Partial<Asking> = {}) {
  const began = performance.now()
  const settled = provider.answer(request(), asking(how)).then(
    (answer) => ({ answer, failure: null }),
    (error: unknown) => {
      if (error instanceof ProviderFailed) return { answer: null, failure: error }
      throw error
    },
  )
  await vi.runAllTimersAsync()
  return { ...(await settled), tookMs: performance.now() - began }
}

describe('a call', () => {
  test('is answered by the first model, for what its tokens cost', async () => {
    const [a, b] = [
      scripted(answers('{"a":1}', { tokens: counts({ cachedInputTokens: 40 }) })),
      scripted(answers('{}')),
    ]
    const { answer } = await outcome(gatewayOver({ a, b }).provider, { idempotencyKey: 'run/step/1' })
    expect(answer).toEqual({
      content: '{"a":1}',
      model: 'a/m',
      usage: {
        inputTokens: 100,
        cachedInputTokens: 40,
        outputTokens: 10,
        costUsd: (60 * 2 + 40 * 0.2 + 10 * 10) / 1e6,
      },
    })
    expect(a.asked.map(({ key }) => key)).toEqual(['run/step/1/a/m'])
    expect(b.asked).toEqual([])
  })

  test('goes to the next model at once where the first cannot answer, and says what it cost nevertheless', async () => {
    const refused = fails('refusal', { retryable: false, charged: counts({ outputTokens: 5 }) })
    const [a, b] = [scripted(refused), scripted(answers('{}'))]
    const { answer, tookMs } = await outcome(gatewayOver({ a, b }).provider)
    expect(answer).toMatchObject({ model: 'b/m', usage: { inputTokens: 200, outputTokens: 15 } })
    expect(tookMs).toBe(0)
  })

  test('tries a model twice before the next one where that costs nothing, after a wait', async () => {
    const [a, b] = [scripted(fails('overloaded')), scripted(answers('{}'))]
    const { answer, tookMs } = await outcome(gatewayOver({ a, b }).provider)
    expect(answer?.model).toBe('b/m')
    expect(a.asked).toHaveLength(2)
    expect(tookMs).toBe(500)
  })

  test('waits as long as a provider asks, if that is not long', async () => {
    const [a, b] = [scripted(fails('rate_limited', { retryAfterMs: 3_000 }), answers('{}')), scripted(answers('{}'))]
    const { answer, tookMs } = await outcome(gatewayOver({ a, b }).provider)
    expect(answer?.model).toBe('a/m')
    expect(tookMs).toBe(3_000)
  })

  test('goes elsewhere where a provider asks to wait for too long', async () => {
    const [a, b] = [scripted(fails('rate_limited', { retryAfterMs: 30_000 })), scripted(answers('{}'))]
    const { provider } = gatewayOver({ a, b })
    expect((await outcome(provider)).answer?.model).toBe('b/m')
    // The next call knows.
    expect((await outcome(provider)).tookMs).toBe(0)
    expect(a.asked).toHaveLength(1)
  })

  test('waits for the only model there is, and says how long it would have to where the time does not suffice', async () => {
    const only = scripted(fails('rate_limited', { retryAfterMs: 50_000 }), answers('{}'))
    expect(await outcome(gatewayOver({ only }).provider)).toMatchObject({ answer: { model: 'only/m' }, tookMs: 50_000 })
    const busy = scripted(fails('rate_limited', { retryAfterMs: 90_000 }))
    const { failure, tookMs } = await outcome(gatewayOver({ busy }).provider)
    expect(failure).toMatchObject({ retryable: true, loss: { lostRequests: 0, usage: null } })
    expect(failure?.message).toMatch(
      /busy\/m \(rate_limited: It said rate_limited\.\).*busy\/m asks to wait 90 s, and 57 s are left/,
    )
    expect(tookMs).toBe(0)
  })

  test('keeps to the rate that a provider told with its last answer', async () => {
    const limits = { requests: { left: 0, resetMs: 2_000 }, tokens: null }
    const only = scripted(answers('{}', { limits }))
    const { provider } = gatewayOver({ only })
    await outcome(provider)
    expect((await outcome(provider)).tookMs).toBe(2_000)
  })

  test('leaves a silent model for another in time, counts it as perhaps paid, and tells that its text is void', async () => {
    const [a, b] = [scripted(hangs({ text: 'once upon' })), scripted(answers('{}'))]
    const told: string[] = []
    const live = { write: (text: string) => void told.push(text), restart: () => void told.push('↺') }
    const { answer, tookMs } = await outcome(gatewayOver({ a, b }).provider, { live })
    expect(answer).toMatchObject({ model: 'b/m', lostRequests: 1, usage: { inputTokens: 100, outputTokens: 10 } })
    expect(tookMs).toBe(10_000)
    expect(told).toEqual(['once upon', '↺', '{}'])
  })

  test('leaves a model that does not begin to answer half of the time for another', async () => {
    const [a, b] = [scripted(hangs({ deaf: true })), scripted(answers('{}'))]
    expect(await outcome(gatewayOver({ a, b }).provider)).toMatchObject({ answer: { model: 'b/m' }, tookMs: 30_000 })
  })

  test('cuts a server that writes on and on, long before the time is over', async () => {
    const flood = scripted(
      (_, { signal, onText }) =>
        new Promise((_resolve, reject) => {
          const more = setInterval(() => onText('x'.repeat(50_000)), 10)
          signal.addEventListener('abort', () => {
            clearInterval(more)
            reject(signal.reason as Error)
          })
        }),
    )
    const { failure, tookMs } = await outcome(gatewayOver({ flood }).provider)
    expect(failure).toMatchObject({ retryable: false, loss: { lostRequests: 1 } })
    expect(failure?.message).toContain('more than 2000 tokens can be')
    expect(tookMs).toBeLessThan(1_000)
  })

  test('ends when its time is over, whatever the models do', async () => {
    const drips = scripted(
      (_, { onText }) =>
        new Promise(() => {
          const timer = setInterval(() => onText('.'), 1_000)
          setTimeout(() => clearInterval(timer), 120_000)
        }),
    )
    const { failure } = await outcome(gatewayOver({ drips }).provider)
    expect(failure).toMatchObject({ retryable: true, loss: { lostRequests: 1, usage: null } })
    expect(failure?.message).toContain(
      'timeout, perhaps charged: The line was cut, because the answer was not complete after 60 s',
    )
  })

  test('sends no third request that may be charged', async () => {
    const clients = {
      a: scripted(fails('cut_off', { charged: 'unknown' })),
      b: scripted(fails('empty', { charged: counts() })),
    }
    const { failure } = await outcome(gatewayOver(clients, { models: { '*': ['a/m', 'b/m', 'a/n'] } }).provider)
    expect(clients.a.asked.length + clients.b.asked.length).toBe(2)
    expect(failure).toMatchObject({ retryable: true, loss: { lostRequests: 1, usage: { outputTokens: 10 } } })
    expect(failure?.message).toContain('no further request may be charged')
  })

  test('says of every model why it did not answer, and that a further try is of no use', async () => {
    const never = { retryable: false }
    const clients = { a: scripted(fails('unauthorized', never)), b: scripted(fails('bad_request', never)) }
    const { failure } = await outcome(gatewayOver(clients, { models: { '*': ['a/m', 'b/m', 'c/m'] } }).provider)
    expect(failure?.retryable).toBe(false)
    expect(failure?.message).toBe(
      'Found no model that answers: a/m (unauthorized: It said unauthorized.), b/m (bad_request: It said bad_request.), c/m (the provider "c" is not set up here (there: a, b)). It ends here because none can be asked again.',
    )
  })

  test('without a model that could be asked says which there should be, and why they are not', async () => {
    const { provider } = gatewayOver(
      { a: scripted(answers('{}')) },
      { prices: new Map(), models: { '*': ['a/m', 'b/m'] } },
    )
    const { failure } = await outcome(provider)
    expect(failure?.message).toMatch(
      /a\/m \(it has no price.*b\/m \(the provider "b" is not set up here \(there: a\)\)/,
    )
    expect(provider.mostUsd?.(request(), null)).toBe(0)
  })

  test('is stopped at once by whoever asked, wherever it is, and what was sent counts as lost', async () => {
    const stop = new AbortController()
    setTimeout(() => stop.abort(new Error('Enough.')), 1_000)
    const { gateway, provider } = gatewayOver({ a: scripted(hangs({ deaf: true })) }, { concurrency: 1 })
    const both = await Promise.all([
      outcome(provider, { signal: stop.signal }),
      outcome(provider, { signal: stop.signal }),
    ])
    expect(both.map(({ failure }) => failure?.loss.lostRequests)).toEqual([1, 0])
    expect(both.map(({ tookMs }) => tookMs)).toEqual([1_000, 1_000])
    expect(gateway.figures().lines[0]?.requests).toEqual(new Map([['stopped', 1]]))
  })

  test('that got a seat waits on where its provider has asked for that meanwhile', async () => {
    const a = scripted(fails('rate_limited', { retryAfterMs: 2_000 }), answers('{}'))
    const { provider } = gatewayOver({ a }, { concurrency: 1 })
    const both = Promise.all([provider.answer(request(), asking()), provider.answer(request(), asking())])
    await vi.advanceTimersByTimeAsync(1_900)
    expect(a.asked).toHaveLength(1)
    await vi.runAllTimersAsync()
    expect(await both).toHaveLength(2)
    expect(a.asked).toHaveLength(3)
  })

  test('waits for a seat at its provider without losing time for the answer', async () => {
    const slow = scripted(
      (call, calling) =>
        new Promise((resolve) => {
          setTimeout(() => resolve(answers('{}')(call, calling)), 50_000)
        }),
    )
    const { provider } = gatewayOver({ slow }, { concurrency: 1 })
    const all = await Promise.all([outcome(provider), outcome(provider), outcome(provider)])
    expect(all.map(({ answer }) => answer?.model)).toEqual(['slow/m', 'slow/m', 'slow/m'])
    expect(Math.max(...all.map(({ tookMs }) => tookMs))).toBe(150_000)
  })
})

describe('the breaker before a model', () => {
  test('opens after failures, spares the model, lets one request try and closes', async () => {
    const ill = fails('server_error')
    const a = scripted(ill, ill, ill, ill, ill, answers('{"well":true}'))
    const b = scripted(answers('{}'))
    const { gateway, provider } = gatewayOver({ a, b })
    const state = () => gateway.figures().lines.find((line) => line.provider === 'a')?.breaker
    for (let n = 0; n < 5; n += 1) expect((await outcome(provider)).answer?.model).toBe('b/m')
    expect(a.asked).toHaveLength(5)
    expect(state()).toBe('open')
    await vi.advanceTimersByTimeAsync(20_000)
    expect(state()).toBe('half_open')
    expect((await outcome(provider)).answer?.content).toBe('{"well":true}')
    expect(state()).toBe('closed')
  })

  test('is waited for where no other model is left', async () => {
    const ill = fails('server_error')
    const only = scripted(ill, ill, ill, ill, ill, answers('{}'))
    const { answer, tookMs } = await outcome(gatewayOver({ only }).provider)
    expect(answer?.model).toBe('only/m')
    expect(tookMs).toBeGreaterThan(20_000)
  })

  test('says what the model failed with last, to calls for which it rests too long', async () => {
    const { provider } = gatewayOver(
      { only: scripted(fails('server_error')) },
      { times: { totalMs: 15_000, idleMs: 10_000 } },
    )
    await outcome(provider)
    const { failure, tookMs } = await outcome(provider)
    expect(failure?.message).toMatch(
      /^Found no model that answers: only\/m \(not asked\)\. It ends here because only\/m rests after failing again and again \(last: server_error: It said server_error\.\), for \d+ s, and 15 s are left\.$/,
    )
    expect(tookMs).toBe(0)
  })
})
