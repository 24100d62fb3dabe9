import Anthropic from '@anthropic-ai/sdk'
import OpenAI, { AzureOpenAI } from 'openai'
import { describe, expect, onTestFinished, test } from 'vitest'
import { atNumbers, bySeed, type Misbehaviour } from './misbehaviour.ts'
import { startWire, type Wire } from './start-wire.ts'
import { type FormatName, wireKey } from './wire-options.ts'
import type { WireRequest } from './wire-request.ts'

const said = JSON.stringify({ note: 'x'.repeat(2000) })
const outputTokens = Math.ceil(said.length / 4)

/** What a client saw of an answer: its text and why it ended, or the error. */
interface Seen {
  readonly text: string
  readonly why: string | null | undefined
}

type Ask = (stream: boolean, signal?: AbortSignal) => Promise<Seen>

async function server(format: FormatName, kind: Misbehaviour): Promise<{ readonly wire: Wire; readonly ask: Ask }> {
  const misbehave = atNumbers({ 1: kind })
  const wire = await startWire({ format, answer: () => said, misbehave, drip: { characters: 5, pauseMs: 0 } })
  onTestFinished(wire.stop)
  return { wire, ask: format === 'anthropic' ? messages(wire) : chat(wire, format) }
}

function chat({ url }: Wire, format: 'openai' | 'azure'): Ask {
  const client =
    format === 'openai'
      ? new OpenAI({ apiKey: wireKey, baseURL: `${url}/v1`, maxRetries: 0 })
      : new AzureOpenAI({ apiKey: wireKey, endpoint: url, apiVersion: '2025-04-01-preview', maxRetries: 0 })
  const asked = { model: 'gpt-5', messages: [{ role: 'user' as const, content: 'Hello' }] }
  return async (stream, signal = new AbortController().signal) => {
    if (!stream) {
      const { choices } = await client.chat.completions.create(asked, { signal })
      const [choice] = choices
      const { content = '', refusal = null } = choice?.message ?? {}
      return { text: content ?? '', why: refusal === null ? choice?.finish_reason : 'refusal' }
    }
    let [text, why, refused] = ['', null as string | null, false]
    for await (const { choices } of await client.chat.completions.create({ ...asked, stream }, { signal })) {
      for (const { delta, finish_reason } of choices) {
        text += delta.content ?? ''
        refused ||= (delta.refusal ?? '') !== ''
        why = finish_reason ?? why
      }
    }
    return { text, why: refused ? 'refusal' : why }
  }
}

function messages({ url }: Wire): Ask {
  const client = new Anthropic({ apiKey: wireKey, baseURL: url, maxRetries: 0 })
  const asked = { model: 'claude-opus-5-5', max_tokens: 4000, messages: [{ role: 'user' as const, content: 'Hello' }] }
  return async (stream, signal = new AbortController().signal) => {
    const { content, stop_reason: why } = stream
      ? await client.messages.stream(asked, { signal }).finalMessage()
      : await client.messages.create(asked, { signal })
    return { text: content.map((block) => (block.type === 'text' ? block.text : '')).join(''), why }
  }
}

const failure = (asking: Promise<unknown>): Promise<unknown> =>
  asking.then(
    () => null,
    (error: unknown) => error,
  )

describe.each<[FormatName, boolean]>([
  ['openai', false],
  ['openai', true],
  ['azure', false],
  ['azure', true],
  ['anthropic', false],
  ['anthropic', true],
])('%s, streaming: %s', (format, stream) => {
  const overloaded = format === 'anthropic' ? 529 : 503

  test.each<[Misbehaviour, number]>([
    ['rate_limited', 429],
    ['rate_limited_bare', 429],
    ['server_error', 500],
    ['overloaded', overloaded],
  ])('%s is the status %i, costs nothing, and the next request is answered', async (kind, status) => {
    const { wire, ask } = await server(format, kind)
    const error = await failure(ask(stream))
    expect(error).toMatchObject({ status })
    const { headers } = error as { readonly headers: Headers }
    expect(headers.get('retry-after')).toBe(kind === 'rate_limited' ? '1' : null)
    const limits = [...headers.keys()].filter((name) => name.includes('ratelimit'))
    expect(limits.length > 0).toBe(kind !== 'rate_limited_bare')
    expect((await ask(stream)).text).toBe(said)
    expect(wire.requests[0]).toMatchObject({ outcome: 'refused', misbehaviour: kind, status, charged: null })
    expect(wire.misbehaved()[kind]).toBe(1)
  })

  test('timeout lasts until the client hangs up, and is known to have been asked', async () => {
    const { wire, ask } = await server(format, 'timeout')
    const hangUp = new AbortController()
    const asking = failure(ask(stream, hangUp.signal))
    await expect.poll(() => wire.requests[0]?.misbehaviour).toBe('timeout')
    hangUp.abort()
    expect(await asking).toBeInstanceOf(Error)
    await expect.poll(() => wire.requests[0]?.outcome).toBe('abandoned')
    expect(wire.requests[0]).toMatchObject({ usage: null, charged: { outputTokens: 0 } })
  })

  test('cut breaks the connection in the middle, after money was spent', async () => {
    const { wire, ask } = await server(format, 'cut')
    expect(await failure(ask(stream))).toBeInstanceOf(Error)
    await expect.poll(() => wire.requests[0]?.outcome).toBe('cut')
    const [record] = wire.requests
    expect(record?.usage).toBeNull()
    expect(record?.charged?.outputTokens).toBeGreaterThanOrEqual(outputTokens / 4)
    expect(record?.bytesOut).toBeGreaterThan(0)
  })

  test('truncated ends at the limit', async () => {
    const { ask } = await server(format, 'truncated')
    expect(await ask(stream)).toEqual({
      text: said.slice(0, Math.floor(said.length / 2)),
      why: format === 'anthropic' ? 'max_tokens' : 'length',
    })
  })

  test('off_contract is JSON of another shape', async () => {
    const { ask } = await server(format, 'off_contract')
    expect(JSON.parse((await ask(stream)).text)).toHaveProperty('parts')
  })

  test('empty is an answer without text', async () => {
    const { ask } = await server(format, 'empty')
    expect(await ask(stream)).toEqual({ text: '', why: format === 'anthropic' ? 'end_turn' : 'stop' })
  })

  test('refusal is told as such', async () => {
    const { ask } = await server(format, 'refusal')
    expect(await ask(stream)).toEqual({ text: '', why: 'refusal' })
  })

  test('slow_drip brings everything', async () => {
    const { wire, ask } = await server(format, 'slow_drip')
    expect((await ask(stream)).text).toBe(said)
    expect(wire.requests[0]?.misbehaviour).toBe('slow_drip')
  })
})

test('a seed decides which requests misbehave, the same every time', () => {
  const chosen = (seed: number): readonly (Misbehaviour | null)[] => {
    const misbehave = bySeed({ seed, share: 0.5 })
    return Array.from({ length: 200 }, (_, at) => misbehave({ number: at + 1 } as WireRequest))
  }
  expect(chosen(7)).toEqual(chosen(7))
  expect(chosen(7)).not.toEqual(chosen(8))
  const failing = chosen(7).filter((kind) => kind !== null)
  expect(failing.length).toBeGreaterThan(70)
  expect(failing.length).toBeLessThan(130)
  expect(new Set(failing).size).toBe(11)
})
