import { describe, expect, test } from 'vitest'
import { asking } from '../../support/asking.ts'
import { request } from '../render/request.ts'
import { gatewayOver } from './gateway-under-test.ts'
import { answers, fails, scripted } from './scripted-client.ts'

const cached = asking({ cache: true })

describe('an identical request', () => {
  test('is answered once, then from what was kept, for nothing', async () => {
    const a = scripted(answers('{"n":1}'), answers('{"n":2}'))
    const { provider, spending, gateway } = gatewayOver({ a })
    const first = await provider.answer(request(), cached)
    const { spent } = spending.figures
    expect(await provider.answer(request(), cached)).toEqual({
      content: first.content,
      model: 'a/m',
      usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 },
      cached: true,
    })
    expect(spending.figures).toMatchObject({ spent, reserved: 0 })
    expect(gateway.figures().cached).toBe(1)
    expect(a.asked).toHaveLength(1)
  })

  test('is asked again where the run wants no earlier answers, which keeps none either', async () => {
    const a = scripted(answers('{"n":1}'), answers('{"n":2}'))
    const { provider, answers: kept } = gatewayOver({ a })
    await provider.answer(request(), asking())
    expect(await provider.answer(request(), asking())).toMatchObject({ content: '{"n":2}' })
    expect(kept.kept.size).toBe(0)
  })

  test('gets the answer of the model that gave one, also where that was not the first', async () => {
    const clients = { a: scripted(fails('bad_request', { retryable: false })), b: scripted(answers('{"b":1}')) }
    const { provider } = gatewayOver(clients)
    await provider.answer(request(), cached)
    expect(await provider.answer(request(), cached)).toMatchObject({ model: 'b/m', cached: true })
    expect(clients.a.asked).toHaveLength(1)
  })

  test('is not the same with another text, contract, model or limit', async () => {
    const a = scripted(answers('{}'))
    const { provider } = gatewayOver({ a })
    const asked = [
      request(),
      request({ goal: 'Another goal.' }),
      { ...request(), prompt: 'Another prompt.' },
      { ...request(), contract: { id: 'document', schema: { type: 'array' } } },
      { ...request(), contract: { id: 'other', schema: { type: 'object' } } },
    ]
    for (const one of asked) expect((await provider.answer(one, cached)).cached).toBeUndefined()
    expect((await provider.answer(request(), { ...cached, models: { '*': ['a/n'] } })).cached).toBeUndefined()
    for (const one of asked) expect((await provider.answer(one, cached)).cached).toBe(true)
  })

  test('is asked afresh once its answer was of no use; a repair is not kept either', async () => {
    const a = scripted(answers('bad'), answers('mended'), answers('fresh'))
    const { provider, answers: kept } = gatewayOver({ a })
    await provider.answer(request(), cached)
    await provider.forget?.(request(), null)
    const repair = request({}, { answer: 'bad', error: 'It is no JSON.' })
    expect(await provider.answer(repair, cached)).toMatchObject({ content: 'mended' })
    expect(kept.kept.size).toBe(0)
    expect(await provider.answer(request(), cached)).toMatchObject({ content: 'fresh' })
  })

  test('is answered although what was kept cannot be reached', async () => {
    const away = () => Promise.reject(new Error('The store is away.'))
    const a = scripted(answers('{}'))
    const { provider } = gatewayOver({ a }, { answers: { find: away, put: away, forget: away } })
    await expect(provider.answer(request(), cached)).resolves.toMatchObject({ content: '{}' })
  })
})
