import { Ajv2020 } from 'ajv/dist/2020.js'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { answerSchema } from '../../../src/brain/answer-schema.ts'
import { contractIds, contractOf } from '../../../src/brain/contract-of.ts'
import type { FailureKind } from '../../../src/llm/model-client.ts'
import type { Misbehaviour } from '../../support/wire/misbehaviour.ts'
import { startWire, type Wire } from '../../support/wire/start-wire.ts'
import type { WireOptions } from '../../support/wire/wire-options.ts'
import { ask, callOf, clientOf, failureOf, formats, letter, modelOf } from './wired.ts'

describe.each(formats)('a client of %s', (format) => {
  const model = modelOf(format)
  const start = async (options: Partial<WireOptions> = {}): Promise<Wire> => {
    const wire = await startWire({ format, answer: () => letter, ...options })
    onTestFinished(wire.stop)
    return wire
  }

  test('streams the answer, and counts it to the token', async () => {
    const wire = await start({ reasoningTokens: 30, pace: { characters: 50, pauseMs: 0 } })
    const client = clientOf(format, wire.url)
    const first = await ask(client, callOf(model))
    expect(first.reply).toMatchObject({ content: letter, model })
    expect(first.texts.length).toBeGreaterThan(5)
    expect(first.texts.join('')).toBe(letter)
    const again = await ask(client, callOf(model))
    expect(again.reply.tokens.cachedInputTokens).toBeGreaterThan(1_000)
    const told = [first, again].map(({ reply: { tokens } }) => tokens)
    expect(wire.requests.map(({ usage }) => usage)).toEqual(told.map((tokens) => ({ ...tokens, reasoningTokens: 30 })))
    expect(first.reply.limits?.requests?.left).toBeGreaterThan(99_000)
    expect(first.reply.limits?.tokens?.left).toBeGreaterThan(900_000_000)
  })

  test('sends the messages in their order, what may be kept marked, the limit and the key of the call', async () => {
    const wire = await start()
    const messages = [
      ...callOf(model).messages,
      { role: 'assistant', text: '{"title":1}', stable: false },
      { role: 'user', text: 'title: found 1, expected a text', stable: false },
    ] as const
    await ask(clientOf(format, wire.url), callOf(model, { messages }))
    const [sent] = wire.requests
    expect(sent?.idempotencyKey).toBe('run-1/write/1')
    const request = sent?.request
    expect(request).toMatchObject({ model, mostOutputTokens: 4_000, contract: 'document' })
    expect(request?.messages.map(({ role, text }) => ({ role, text }))).toEqual(
      messages.map(({ role, text }) => ({ role, text })),
    )
    const marked = request?.messages.map(({ breakpoint }) => breakpoint)
    expect(marked).toEqual(format === 'anthropic' ? [true, true, false, false, false] : Array(5).fill(false))
  })

  test('has every contract enforced by the provider itself, in a schema that holds what the contract holds', async () => {
    const wire = await start({ answer: () => '{}' })
    for (const id of contractIds) {
      const schema = answerSchema(contractOf(id), [{ name: 'amount', type: 'num' }])
      await ask(clientOf(format, wire.url), callOf(model, { contract: { id, schema } }))
      expect(wire.requests.at(-1)?.request).toMatchObject({
        by: format === 'anthropic' ? 'tool' : 'schema',
        contract: id,
      })
    }
    const sent = wire.requests.find(({ request }) => request?.contract === 'document')?.request?.schema
    const holds = new Ajv2020({ allowUnionTypes: true }).compile(sent ?? {})
    expect(holds({ ...JSON.parse(letter), amount: 3 })).toBe(true)
    expect(holds({ ...JSON.parse(letter), amount: 'three' })).toBe(false)
  })

  const bad: readonly (readonly [Misbehaviour, FailureKind, boolean, 'no' | 'unknown' | 'counted'])[] = [
    ['rate_limited', 'rate_limited', true, 'no'],
    ['rate_limited_bare', 'rate_limited', true, 'no'],
    ['server_error', 'server_error', true, 'no'],
    ['overloaded', 'overloaded', true, 'no'],
    ['timeout', 'timeout', true, 'unknown'],
    ['cut', 'cut_off', true, 'unknown'],
    ['truncated', 'truncated', false, 'counted'],
    ['empty', 'empty', true, 'counted'],
    ['refusal', 'refusal', false, 'counted'],
  ]
  test.each(bad)('names %s as %s, and says whether it was charged', async (misbehaviour, kind, retryable, charged) => {
    const wire = await start({ misbehave: () => misbehaviour, retryAfterMs: 7_000 })
    const client = clientOf(format, wire.url, misbehaviour === 'timeout' ? { timeoutMs: 200 } : {})
    const failure = await failureOf(client, callOf(model))
    expect(failure).toMatchObject({ kind, retryable })
    expect(failure.retryAfterMs).toBe(misbehaviour === 'rate_limited' ? 7_000 : null)
    const { reasoningTokens: _, ...counts } = wire.requests[0]?.usage ?? { reasoningTokens: 0 }
    expect(failure.charged).toEqual(charged === 'counted' ? counts : charged)
    expect(failure.message).toMatch(new RegExp(`^${format} \\(127.0.0.1:\\d+\\): found .+, expected .+\\.$`))
    expect(wire.requests).toHaveLength(1)
  })

  test('gives what is off the contract, and what comes slowly, as it is', async () => {
    const wire = await start({ misbehave: ({ number }) => (number === 1 ? 'off_contract' : 'slow_drip') })
    const client = clientOf(format, wire.url)
    expect(JSON.parse((await ask(client, callOf(model))).reply.content)).toHaveProperty('note')
    expect((await ask(client, callOf(model))).reply.content).toBe(letter)
  })

  test('names a model that is not there, a key that opens nothing, and a request that is not taken', async () => {
    const wire = await start()
    const client = clientOf(format, wire.url)
    expect(await failureOf(client, callOf('gone'))).toMatchObject({
      kind: 'unknown_model',
      retryable: false,
      charged: 'no',
    })
    const stranger = clientOf(format, wire.url, { apiKey: 'another-key' })
    expect(await failureOf(stranger, callOf(model))).toMatchObject({
      kind: 'unauthorized',
      retryable: false,
      charged: 'no',
    })
    const refused = callOf(model, { mostOutputTokens: -1 })
    expect(await failureOf(client, refused)).toMatchObject({ kind: 'bad_request', retryable: false, charged: 'no' })
  })

  test('says that nothing was charged where nobody listens', async () => {
    const wire = await startWire({ format, answer: () => letter })
    await wire.stop()
    const failure = await failureOf(clientOf(format, wire.url), callOf(model))
    expect(failure).toMatchObject({ kind: 'connection', retryable: true, charged: 'no' })
    expect(failure.message).toContain('ECONNREFUSED')
  })

  test('closes the connection when it is aborted in the middle, and rejects with the reason', async () => {
    const wire = await start({ pace: { characters: 5, pauseMs: 20 } })
    const stop = new AbortController()
    const reason = new Error('The run was cancelled.')
    const call = ask(clientOf(format, wire.url), callOf(model), {
      signal: stop.signal,
      onText: () => stop.abort(reason),
    })
    await expect(call).rejects.toBe(reason)
    await vi.waitFor(() => expect(wire.requests[0]?.outcome).toBe('abandoned'), { timeout: 10_000, interval: 5 })
  })

  test('rejects with the reason when it is aborted before an answer, or before it began', async () => {
    const wire = await start({ answer: () => wait(60_000, letter, { ref: false }) })
    const stop = new AbortController()
    const reason = new Error('The run was cancelled.')
    const call = ask(clientOf(format, wire.url), callOf(model), { signal: stop.signal })
    await vi.waitFor(() => expect(wire.requests).toHaveLength(1), { timeout: 10_000, interval: 5 })
    stop.abort(reason)
    await expect(call).rejects.toBe(reason)
    await expect(ask(clientOf(format, wire.url), callOf(model), { signal: stop.signal })).rejects.toBe(reason)
    expect(wire.requests).toHaveLength(1)
  })
})
