import Anthropic from '@anthropic-ai/sdk'
import OpenAI, { AzureOpenAI } from 'openai'
import { expect, onTestFinished, test } from 'vitest'
import { startWire, type Wire } from './start-wire.ts'
import { type WireOptions, wireKey } from './wire-options.ts'

const said = JSON.stringify({ title: 'Bücher 📚', count: 3, parts: ['a', 'b'.repeat(500)] })
const schema = {
  type: 'object',
  properties: {
    title: { type: 'string' },
    count: { type: 'integer' },
    parts: { type: 'array', items: { type: 'string' } },
  },
  required: ['title', 'count', 'parts'],
  additionalProperties: false,
} as const
const messages = [
  { role: 'system' as const, content: 'You count.' },
  { role: 'user' as const, content: 'Count the books.' },
]
const json = {
  type: 'json_schema' as const,
  json_schema: { name: 'books', strict: true, schema },
}

async function wire(options: Partial<WireOptions> & Pick<WireOptions, 'format'>): Promise<Wire> {
  const started = await startWire({ answer: () => said, ...options })
  onTestFinished(started.stop)
  return started
}

type ChatSdk = 'openai' | 'azure' | 'azure v1'
async function chat(sdk: ChatSdk, options: Partial<WireOptions> = {}) {
  const server = await wire({ format: sdk === 'openai' ? 'openai' : 'azure', ...options })
  const maxRetries = 0
  const client = {
    openai: () => new OpenAI({ apiKey: wireKey, baseURL: `${server.url}/v1`, maxRetries }),
    azure: () =>
      new AzureOpenAI({ apiKey: wireKey, endpoint: server.url, apiVersion: '2025-04-01-preview', maxRetries }),
    'azure v1': () => new OpenAI({ apiKey: wireKey, baseURL: `${server.url}/openai/v1`, maxRetries }),
  }[sdk]()
  return { server, client }
}

async function messagesApi(options: Partial<WireOptions> = {}) {
  const server = await wire({ format: 'anthropic', ...options })
  return { server, client: new Anthropic({ apiKey: wireKey, baseURL: server.url, maxRetries: 0 }) }
}

const chatSdks: readonly ChatSdk[] = ['openai', 'azure', 'azure v1']

test.each(chatSdks)('the SDK of %s reads an answer in one piece, with its usage and the limits', async (sdk) => {
  const { server, client } = await chat(sdk)
  const { data, response } = await client.chat.completions
    .create(
      { model: 'gpt-5', messages, response_format: json, max_completion_tokens: 1000 },
      { headers: { 'Idempotency-Key': 'run_1/plan/1' } },
    )
    .withResponse()
  expect(data.choices[0]?.message.content).toBe(said)
  expect(data.choices[0]?.finish_reason).toBe('stop')
  const [record] = server.requests
  expect(record).toMatchObject({ outcome: 'answered', idempotencyKey: 'run_1/plan/1', status: 200, number: 1 })
  expect(record?.request).toMatchObject({ model: 'gpt-5', contract: 'books', by: 'schema', schema })
  expect(record?.request?.messages.map(({ text }) => text)).toEqual(['You count.', 'Count the books.'])
  expect(data.usage).toMatchObject({
    prompt_tokens: record?.usage?.inputTokens,
    completion_tokens: Math.ceil(Buffer.byteLength(said) / 4),
  })
  expect(Number(response.headers.get('x-ratelimit-remaining-requests'))).toBeGreaterThan(0)
})

test.each(chatSdks)('the SDK of %s reads a stream, and its usage where it asks for it', async (sdk) => {
  const { server, client } = await chat(sdk, { pace: { characters: 7, pauseMs: 0 }, reasoningTokens: 12 })
  const stream = await client.chat.completions.create({
    model: 'gpt-5',
    messages,
    response_format: json,
    stream: true,
    stream_options: { include_usage: true },
  })
  const chunks: OpenAI.ChatCompletionChunk[] = []
  for await (const chunk of stream) chunks.push(chunk)
  const texts = chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta.content ?? ''))
  expect(texts.join('')).toBe(said)
  expect(texts.length).toBeGreaterThan(said.length / 7)
  expect(chunks.at(-1)?.usage?.completion_tokens).toBe(12 + Math.ceil(Buffer.byteLength(said) / 4))
  expect(chunks.at(-1)?.usage?.completion_tokens_details?.reasoning_tokens).toBe(12)
  await expect.poll(() => server.requests[0]?.outcome).toBe('answered')
  expect(server.requests[0]?.usage?.reasoningTokens).toBe(12)
})

test.each(chatSdks)('the SDK of %s calls a tool that it must, streaming and not', async (sdk) => {
  const { client } = await chat(sdk)
  const asked = {
    model: 'gpt-4.1',
    messages,
    tools: [{ type: 'function' as const, function: { name: 'books', strict: true, parameters: schema } }],
    tool_choice: { type: 'function' as const, function: { name: 'books' } },
  }
  const whole = await client.chat.completions.create(asked)
  expect(whole.choices[0]?.message.tool_calls).toMatchObject([{ function: { name: 'books', arguments: said } }])
  const final = await client.chat.completions.stream(asked).finalChatCompletion()
  expect(final.choices[0]?.message.tool_calls).toMatchObject([{ function: { name: 'books', arguments: said } }])
})

test.each(chatSdks)('the SDK of %s lists the models', async (sdk) => {
  const { client } = await chat(sdk, { models: ['one', 'two'] })
  expect((await client.models.list()).data.map(({ id }) => id)).toEqual(['one', 'two'])
})

const asked = {
  model: 'claude-sonnet-5-5',
  max_tokens: 4000,
  system: [{ type: 'text' as const, text: 'You count.', cache_control: { type: 'ephemeral' as const } }],
  messages: [{ role: 'user' as const, content: 'Count the books.' }],
}
const forced = {
  ...asked,
  tools: [{ name: 'books', input_schema: { ...schema, required: [...schema.required] } }],
  tool_choice: { type: 'tool' as const, name: 'books' },
}

test('the SDK of Anthropic reads text of a schema, streaming and not', async () => {
  const { server, client } = await messagesApi({ pace: { characters: 7, pauseMs: 0 } })
  const request = { ...asked, output_config: { format: { type: 'json_schema' as const, schema: { ...schema } } } }
  const { data, response } = await client.messages
    .create(request, { headers: { 'Idempotency-Key': 'k1' } })
    .withResponse()
  expect(data).toMatchObject({ stop_reason: 'end_turn', content: [{ type: 'text', text: said }] })
  expect(Number(response.headers.get('anthropic-ratelimit-requests-remaining'))).toBeGreaterThan(0)
  const stream = client.messages.stream(request)
  const texts: string[] = []
  stream.on('text', (text) => texts.push(text))
  const final = await stream.finalMessage()
  expect(texts.join('')).toBe(said)
  expect(texts.length).toBeGreaterThan(said.length / 8)
  expect(final.usage).toMatchObject({ output_tokens: Math.ceil(Buffer.byteLength(said) / 4) })
  expect(final.usage.input_tokens).toBe(data.usage.input_tokens)
  expect(server.requests.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['k1', null])
  expect(server.requests[1]?.request).toMatchObject({ stream: true, by: 'schema', schema, mostOutputTokens: 4000 })
})

test('the SDK of Anthropic calls a tool that it must, streaming and not', async () => {
  const { server, client } = await messagesApi({ pace: { characters: 7, pauseMs: 0 } })
  const whole = await client.messages.create(forced)
  expect(whole).toMatchObject({
    stop_reason: 'tool_use',
    content: [{ name: 'books', input: JSON.parse(said) as object }],
  })
  const stream = client.messages.stream(forced)
  const partial: string[] = []
  stream.on('inputJson', (text) => partial.push(text))
  expect((await stream.finalMessage()).content).toMatchObject([{ type: 'tool_use', input: JSON.parse(said) as object }])
  expect(partial.join('')).toBe(said)
  expect(server.requests[0]?.request).toMatchObject({ by: 'tool', contract: 'books' })
})

test('the SDK of Anthropic lists the models', async () => {
  const { client } = await messagesApi({ models: ['one', 'two'] })
  const ids: string[] = []
  for await (const { id } of client.models.list()) ids.push(id)
  expect(ids).toEqual(['one', 'two'])
})

const long = 'All of the requirements. '.repeat(400)

test('what is long and came before is read from the cache: of OpenAI by itself, in steps of 128', async () => {
  const { client } = await chat('openai')
  const ask = (more: string, model = 'gpt-5') =>
    client.chat.completions.create({
      model,
      messages: [
        { role: 'system', content: long },
        { role: 'user', content: more },
      ],
    })
  const first = await ask('one')
  expect(first.usage?.prompt_tokens_details?.cached_tokens).toBe(0)
  const second = await ask('two')
  expect(second.usage?.prompt_tokens_details?.cached_tokens).toBe(Math.floor((long.length + 7) / 4 / 128) * 128)
  expect(second.usage?.prompt_tokens).toBe(first.usage?.prompt_tokens)
  expect(second.usage?.prompt_tokens_details?.cache_write_tokens).toBe(0)
  const later = await ask('three', 'gpt-6.1-sol')
  expect(later.usage?.prompt_tokens_details).toMatchObject({
    cached_tokens: 0,
    cache_write_tokens: later.usage?.prompt_tokens,
  })
})

test('what is long and came before is read from the cache: of Anthropic up to a breakpoint, and written before', async () => {
  const { client } = await messagesApi()
  const ask = (more: string) =>
    client.messages.create({
      ...asked,
      system: [{ type: 'text', text: long, cache_control: { type: 'ephemeral' } }],
      messages: [{ role: 'user', content: more }],
    })
  const kept = Math.ceil((long.length + 7) / 4)
  expect((await ask('one')).usage).toMatchObject({ cache_creation_input_tokens: kept, cache_read_input_tokens: 0 })
  expect((await ask('two')).usage).toMatchObject({
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: kept,
    input_tokens: Math.ceil('user\ntwo'.length / 4),
  })
})

test('an answer longer than the request allows stops there, and thinking counts', async () => {
  const { server, client } = await chat('openai', { reasoningTokens: 40 })
  const ask = (most: number) =>
    client.chat.completions.create({ model: 'gpt-5', messages, max_completion_tokens: most })
  const [choice] = (await ask(100)).choices
  expect(choice).toMatchObject({ finish_reason: 'length', message: { content: said.slice(0, 240 - 3) } })
  expect(server.requests[0]?.usage).toMatchObject({ outputTokens: 100, reasoningTokens: 40 })
  expect((await ask(30)).choices[0]).toMatchObject({ finish_reason: 'length', message: { content: '' } })
  expect(server.requests[1]?.usage).toMatchObject({ outputTokens: 30, reasoningTokens: 30 })
})

test('a model can ask for a tool that it was not given', async () => {
  const answer = () => ({ tool: 'run_shell', input: '{"command":"ls"}' })
  const asking = await chat('openai', { answer })
  const whole = await asking.client.chat.completions.create({ model: 'gpt-5', messages, response_format: json })
  expect(whole.choices[0]).toMatchObject({
    finish_reason: 'tool_calls',
    message: { content: null, tool_calls: [{ function: { name: 'run_shell' } }] },
  })
  const other = await messagesApi({ answer })
  expect(await other.client.messages.stream(forced).finalMessage()).toMatchObject({
    stop_reason: 'tool_use',
    content: [{ name: 'run_shell', input: { command: 'ls' } }],
  })
})
