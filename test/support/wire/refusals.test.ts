import Anthropic from '@anthropic-ai/sdk'
import OpenAI, { AzureOpenAI } from 'openai'
import { describe, expect, onTestFinished, test } from 'vitest'
import type { JsonObject } from '../../../src/core/json.ts'
import { startWire } from './start-wire.ts'
import { type FormatName, wireKey } from './wire-options.ts'

/** Posts a body as it stands, with headers that the format needs. */
async function post(format: FormatName, body: JsonObject | string, headers: Record<string, string> = {}) {
  const server = await startWire({ format, answer: () => '{}' })
  onTestFinished(server.stop)
  const path = {
    openai: '/v1/chat/completions',
    azure: '/openai/deployments/gpt-4.1/chat/completions?api-version=2025-04-01-preview',
    anthropic: '/v1/messages',
  }[format]
  const response = await fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${wireKey}`,
      'content-type': 'application/json',
      'anthropic-version': '2023-06-01',
      ...headers,
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })
  return { status: response.status, text: await response.text(), record: server.requests[0] }
}

const chat = { model: 'gpt-4.1', messages: [{ role: 'user', content: 'Hello' }] }
const message = { model: 'claude-sonnet-5-5', max_tokens: 100, messages: [{ role: 'user', content: 'Hello' }] }
const closed = { type: 'object', properties: { a: { type: 'string' } }, required: ['a'], additionalProperties: false }
const strictly = (schema: JsonObject): JsonObject => ({
  ...chat,
  response_format: { type: 'json_schema', json_schema: { name: 'x', strict: true, schema } },
})
const formatted = (schema: JsonObject): JsonObject => ({
  ...message,
  output_config: { format: { type: 'json_schema', schema } },
})
const withProperty = (property: JsonObject): JsonObject => ({ ...closed, properties: { a: property } })
/** Objects in objects, so many. */
const deep = (levels: number): JsonObject => (levels === 1 ? closed : withProperty(deep(levels - 1)))

describe('a wrong key, and a model that is not there, are refused as by the provider', () => {
  const said = async (asking: Promise<unknown>): Promise<unknown> => asking.catch((error: unknown) => error)

  test('OpenAI', async () => {
    const server = await startWire({ format: 'openai', answer: () => '{}' })
    onTestFinished(server.stop)
    const client = (apiKey: string) => new OpenAI({ apiKey, baseURL: `${server.url}/v1`, maxRetries: 0 })
    const messages = [{ role: 'user' as const, content: 'Hello' }]
    const wrongKey = await said(client('no').chat.completions.create({ model: 'gpt-5', messages }))
    expect(wrongKey).toBeInstanceOf(OpenAI.AuthenticationError)
    expect(wrongKey).toMatchObject({ code: 'invalid_api_key' })
    const unknown = await said(client(wireKey).chat.completions.create({ model: 'gpt-none', messages }))
    expect(unknown).toBeInstanceOf(OpenAI.NotFoundError)
    expect(unknown).toMatchObject({ code: 'model_not_found' })
    expect(await said(client('no').models.list())).toBeInstanceOf(OpenAI.AuthenticationError)
    expect(server.requests.map(({ outcome, status }) => [outcome, status])).toEqual([
      ['refused', 401],
      ['refused', 404],
    ])
  })

  test('Azure', async () => {
    const server = await startWire({ format: 'azure', answer: () => '{}' })
    onTestFinished(server.stop)
    const client = (apiKey: string) =>
      new AzureOpenAI({ apiKey, endpoint: server.url, apiVersion: '2025-04-01-preview', maxRetries: 0 })
    const messages = [{ role: 'user' as const, content: 'Hello' }]
    const wrongKey = await said(client('no').chat.completions.create({ model: 'gpt-5', messages }))
    expect(wrongKey).toBeInstanceOf(OpenAI.AuthenticationError)
    expect(wrongKey).toMatchObject({ code: '401' })
    const unknown = await said(client(wireKey).chat.completions.create({ model: 'none', messages }))
    expect(unknown).toBeInstanceOf(OpenAI.NotFoundError)
    expect(unknown).toMatchObject({ code: 'DeploymentNotFound' })
  })

  test('Anthropic', async () => {
    const server = await startWire({ format: 'anthropic', answer: () => '{}' })
    onTestFinished(server.stop)
    const client = (apiKey: string) => new Anthropic({ apiKey, baseURL: server.url, maxRetries: 0 })
    const asked = { max_tokens: 10, messages: [{ role: 'user' as const, content: 'Hello' }] }
    const wrongKey = await said(client('no').messages.create({ model: 'claude-opus-5-5', ...asked }))
    expect(wrongKey).toBeInstanceOf(Anthropic.AuthenticationError)
    expect(wrongKey).toMatchObject({ type: 'authentication_error' })
    const unknown = await said(client(wireKey).messages.create({ model: 'claude-none', ...asked }))
    expect(unknown).toBeInstanceOf(Anthropic.NotFoundError)
    expect(unknown).toMatchObject({ type: 'not_found_error', apiMessage: 'model: claude-none' })
  })
})

test.each<[string, FormatName, JsonObject | string, string]>([
  ['no JSON', 'openai', '{', 'could not parse'],
  ['no messages', 'openai', { model: 'gpt-4.1' }, "Missing required parameter: 'messages'"],
  [
    'an argument that is none',
    'openai',
    { ...chat, max_output: 3 },
    'Unrecognized request argument supplied: max_output',
  ],
  [
    'the old limit with a reasoning model',
    'openai',
    { ...chat, model: 'gpt-5', max_tokens: 9 },
    'max_completion_tokens',
  ],
  ['a temperature with a reasoning model', 'openai', { ...chat, model: 'gpt-5', temperature: 0 }, 'temperature'],
  ['options of a stream without one', 'openai', { ...chat, stream_options: { include_usage: true } }, 'stream_options'],
  ['JSON that nobody speaks of', 'openai', { ...chat, response_format: { type: 'json_object' } }, "the word 'json'"],
  ['a tool that is not there', 'openai', { ...chat, tool_choice: 'required' }, 'tool_choice'],
  ['an open object', 'openai', strictly({ ...closed, additionalProperties: true }), 'to be false'],
  ['an optional key', 'openai', strictly({ ...closed, required: [] }), "Missing 'a'"],
  ['a root that is no object', 'openai', strictly({ type: 'array', items: closed }), 'type: \\"object\\"'],
  ['a choice at the root', 'openai', strictly({ ...closed, anyOf: [closed] }), 'type: \\"object\\"'],
  [
    'a length of text',
    'openai',
    strictly(withProperty({ type: 'string', minLength: 1 })),
    "'minLength' is not permitted",
  ],
  ['a default', 'openai', strictly(withProperty({ type: 'string', default: '' })), "('properties', 'a'), 'default'"],
  ['all of several', 'openai', strictly(withProperty({ allOf: [{ type: 'string' }] })), "'allOf' is not permitted"],
  ['a list of anything', 'openai', strictly(withProperty({ type: 'array' })), 'missing items'],
  ['anything', 'openai', strictly(withProperty({})), "must have a 'type' key"],
  ['an unknown format', 'openai', strictly(withProperty({ type: 'string', format: 'uri' })), 'not a valid format'],
  ['too deep a schema', 'openai', strictly(deep(11)), '11 levels of nesting exceeds limit of 10'],
  ['bounds on Azure', 'azure', strictly(withProperty({ type: 'integer', minimum: 1 })), "'minimum' is not permitted"],
  ['too deep a schema for Azure', 'azure', strictly(deep(6)), '6 levels of nesting exceeds limit of 5'],
  ['no limit of the answer', 'anthropic', { ...message, max_tokens: null }, 'max_tokens'],
  ['a role that is none', 'anthropic', { ...message, messages: [{ role: 'system', content: 'x' }] }, 'messages.0.role'],
  ['a temperature', 'anthropic', { ...message, temperature: 0 }, '`temperature` is deprecated'],
  ['an extra', 'anthropic', { ...message, seed: 1 }, 'seed: Extra inputs are not permitted'],
  [
    'an answer begun',
    'anthropic',
    { ...message, messages: [...message.messages, { role: 'assistant', content: '{' }] },
    'prefill',
  ],
  ['an empty text', 'anthropic', { ...message, messages: [{ role: 'user', content: '' }] }, 'must be non-empty'],
  [
    'an open object',
    'anthropic',
    formatted({ ...closed, additionalProperties: true }),
    'must be explicitly set to false',
  ],
  [
    'a bound',
    'anthropic',
    formatted(withProperty({ type: 'integer', minimum: 1 })),
    "property 'minimum' is not supported",
  ],
  [
    'a recursion',
    'anthropic',
    formatted({ ...withProperty({ $ref: '#/$defs/b' }), $defs: { b: withProperty({ $ref: '#/$defs/b' }) } }),
    'Recursive',
  ],
  [
    'a tool that is not there',
    'anthropic',
    { ...message, tools: [{ name: 'b', input_schema: closed }], tool_choice: { type: 'tool', name: 'a' } },
    "Tool 'a' not found",
  ],
  [
    'thinking before a forced tool',
    'anthropic',
    {
      ...message,
      thinking: { type: 'adaptive' },
      tools: [{ name: 'a', input_schema: closed }],
      tool_choice: { type: 'any' },
    },
    'Thinking may not be enabled',
  ],
  [
    'a choice at the root of a tool',
    'anthropic',
    { ...message, tools: [{ name: 'a', input_schema: { type: 'object', anyOf: [closed] } }] },
    'at the top level',
  ],
])('%s is refused by %s', async (_, format, body, words) => {
  const { status, text, record } = await post(format, body)
  expect([status, text]).toEqual([400, expect.stringContaining(words)])
  expect(record).toMatchObject({ outcome: 'refused', request: null, usage: null, charged: null })
})

test('a request to Anthropic without a version is refused', async () => {
  const { status, text } = await post('anthropic', message, { 'anthropic-version': '' })
  expect([status, text]).toEqual([400, expect.stringContaining('anthropic-version')])
})

test('what all rules allow is answered', async () => {
  const bounded = withProperty({ type: ['integer', 'null'], minimum: 1 })
  expect((await post('openai', strictly(bounded))).status).toBe(200)
  expect((await post('openai', strictly(deep(10)))).status).toBe(200)
  expect((await post('azure', strictly(deep(5)))).status).toBe(200)
  expect((await post('anthropic', formatted(withProperty({ type: 'array', items: closed, minItems: 1 })))).status).toBe(
    200,
  )
})

test('more than the limit of a minute is refused, with the time to wait', async () => {
  const server = await startWire({ format: 'openai', answer: () => '{}', limits: { requests: 2, tokens: 1000 } })
  onTestFinished(server.stop)
  const ask = () =>
    fetch(`${server.url}/v1/chat/completions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${wireKey}` },
      body: JSON.stringify(chat),
    })
  expect((await ask()).headers.get('x-ratelimit-remaining-requests')).toBe('1')
  await ask()
  const third = await ask()
  expect(third.status).toBe(429)
  expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0)
})
