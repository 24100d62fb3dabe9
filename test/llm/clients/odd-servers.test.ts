import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import { compatibleChat, openAiClient } from '../../../src/llm/clients/openai.ts'
import { callOf, ask, clientOf, failureOf, formats, letter, modelOf } from './wired.ts'
import { chunk, events, oddServer } from './odd-server.ts'

const done = 'data: [DONE]'
const stop = { finish_reason: 'stop' }
const begun = `event: message_start\ndata: ${JSON.stringify({
  type: 'message_start',
  message: { model: 'claude-sonnet-5-5', usage: { input_tokens: 9, output_tokens: 1 } },
})}`

describe('an answer of OpenAI that goes wrong', () => {
  const wrong = [
    ['is no JSON', events(chunk({ content: '{' }), 'data: {"choices"', done), 'cut_off', 'unknown'],
    ['is no object', events(chunk({ content: '{' }), 'data: null', done), 'cut_off', 'unknown'],
    ['ends without its end', events(chunk({ content: '{"a":' }), done), 'cut_off', 'unknown'],
    ['is nothing', events(), 'cut_off', 'unknown'],
    [
      'turns into an error',
      events(chunk({ content: '{' }), 'data: {"error":{"message":"Overloaded","type":"overloaded_error"}}'),
      'overloaded',
      'unknown',
    ],
    [
      'is stopped by a filter',
      events(chunk({ content: '{' }, { finish_reason: 'content_filter' }), done),
      'refusal',
      1,
    ],
  ] as const
  test.each(wrong)('because it %s', async (_, answer, kind, charged) => {
    const { url } = await oddServer(answer)
    const failure = await failureOf(clientOf('openai', url), callOf('gpt-5'))
    expect(failure.kind).toBe(kind)
    expect(typeof failure.charged === 'object' ? failure.charged.outputTokens : failure.charged).toBe(charged)
  })

  test('after its usage was told is charged with that', async () => {
    const usage = { prompt_tokens: 40, completion_tokens: 9, total_tokens: 49 }
    const { url } = await oddServer(events(`data: ${JSON.stringify({ choices: [], usage })}`, 'data: {', done))
    expect(await failureOf(clientOf('openai', url), callOf('gpt-5'))).toMatchObject({
      kind: 'cut_off',
      charged: { inputTokens: 40, outputTokens: 9 },
    })
  })
})

describe('an answer of Anthropic that goes wrong', () => {
  const error = (type: string): string =>
    `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type, message: 'No.' } })}`
  const end = (reason: string, output_tokens = 70): string =>
    `event: message_delta\ndata: ${JSON.stringify({ type: 'message_delta', delta: { stop_reason: reason }, usage: { output_tokens } })}`
  const wrong = [
    ['turns into an overload', events(begun, error('overloaded_error')), 'overloaded', 'unknown'],
    ['turns into an error', events(begun, error('api_error')), 'server_error', 'unknown'],
    ['is no JSON', events(begun, 'event: content_block_delta\ndata: {'), 'cut_off', 'unknown'],
    ['ends without its end', events(begun), 'cut_off', 'unknown'],
    ['tells a negative cost', events(begun, end('end_turn', -70)), 'cut_off', 'unknown'],
    ['is too long for the context', events(begun, end('model_context_window_exceeded')), 'truncated', 70],
  ] as const
  test.each(wrong)('because it %s', async (_, answer, kind, charged) => {
    const { url } = await oddServer(answer)
    const failure = await failureOf(clientOf('anthropic', url), callOf('claude-sonnet-5-5'))
    expect(failure.kind).toBe(kind)
    const counted = { inputTokens: 9, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: charged }
    expect(failure.charged).toEqual(charged === 'unknown' ? charged : counted)
  })
})

describe('an error that says more than its status', () => {
  const told = [
    [400, { code: 'content_filter', message: 'Filtered.' }, 'refusal', 'no'],
    [400, { code: 'model_not_found', message: 'Not a model.' }, 'unknown_model', 'no'],
    [403, { code: 'unsupported_country', message: 'No.' }, 'unauthorized', 'no'],
    [413, { message: 'Too large.' }, 'bad_request', 'no'],
    [502, { message: 'Bad gateway.' }, 'server_error', 'unknown'],
    [504, { message: 'Gateway timeout.' }, 'timeout', 'unknown'],
  ] as const
  test.each(told)('%i %o', async (status, error, kind, charged) => {
    const { url } = await oddServer((response) => void response.writeHead(status).end(JSON.stringify({ error })))
    expect(await failureOf(clientOf('openai', url), callOf('gpt-5'))).toMatchObject({ kind, charged })
  })

  test('a quota that is used up is not waited for', async () => {
    const error = { code: 'insufficient_quota', message: 'You exceeded your current quota.' }
    const { url } = await oddServer((response) => void response.writeHead(429).end(JSON.stringify({ error })))
    expect(await failureOf(clientOf('openai', url), callOf('gpt-5'))).toMatchObject({
      kind: 'rate_limited',
      retryable: false,
    })
  })

  test('a page of a proxy is no reason to fail in another way', async () => {
    const { url } = await oddServer((response) => void response.writeHead(503).end('<html>\n<h1>Sorry</h1></html>'))
    const failure = await failureOf(clientOf('anthropic', url), callOf('claude-sonnet-5-5'))
    expect(failure).toMatchObject({ kind: 'overloaded', charged: 'no' })
  })

  test('a line that breaks before an answer may have been paid for', async () => {
    const { url } = await oddServer((response) => response.destroy())
    expect(await failureOf(clientOf('openai', url), callOf('gpt-5'))).toMatchObject({
      kind: 'connection',
      charged: 'unknown',
    })
  })
})

describe('a server that only speaks like OpenAI', () => {
  const local = (url: string, dialect = compatibleChat) =>
    openAiClient({ endpoint: { name: 'ollama', url: `${url}/v1`, apiKey: null }, dialect })
  const answers = events(chunk({ content: '<think>Hm, {"a"}</think>\n' }), chunk({ content: letter }, stop), done)

  test('gets no key, the older limit, roles by turns and a schema without limits; its answer is counted', async () => {
    const { url, seen } = await oddServer(answers)
    const { reply } = await ask(local(url), callOf('qwen3'))
    expect(reply).toMatchObject({ content: letter, model: 'qwen3', limits: null })
    expect(reply.tokens.inputTokens).toBeGreaterThan(1_900)
    expect(reply.tokens.outputTokens).toBeGreaterThan(100)
    expect(seen[0]?.headers).not.toHaveProperty('authorization')
    expect(seen[0]?.body).toMatchObject({
      max_tokens: 4_000,
      messages: [{ role: 'system' }, { role: 'user', content: 'Members borrow books.\n\nWrite the letter.' }],
      response_format: { type: 'json_schema' },
    })
    expect(JSON.stringify(seen[0]?.body['response_format'])).not.toContain('"minLength":')
  })

  test.each([{}, { prompt_tokens: null, completion_tokens: 3 }, { prompt_tokens: 40, completion_tokens: -1_000_000 }])(
    'is counted here where what it says of tokens is no count: %o',
    async (usage) => {
      const told = `data: ${JSON.stringify({ choices: [], usage })}`
      const { url } = await oddServer(events(chunk({ content: letter }, stop), told, done))
      const { tokens } = (await ask(local(url), callOf('qwen3'))).reply
      expect(tokens.inputTokens).toBeGreaterThan(1_900)
      expect(tokens.outputTokens).toBeGreaterThan(100)
    },
  )

  test('is told the schema in words where it knows no other way', async () => {
    const { url, seen } = await oddServer(answers)
    const call = callOf('tiny')
    await ask(local(url, { ...compatibleChat, schema: null }), call)
    expect(seen[0]?.body['response_format']).toEqual({ type: 'json_object' })
    expect(JSON.stringify(seen[0]?.body['messages'])).toContain(
      JSON.stringify(JSON.stringify(call.contract.schema)).slice(1, -1),
    )
  })
})

describe('models that think', () => {
  test('of OpenAI are told how much, and no temperature', async () => {
    const { url, seen } = await oddServer(events(chunk({ content: letter }, stop), done))
    const endpoint = { name: 'openai', url: `${url}/v1`, apiKey: 'k' }
    await ask(openAiClient({ endpoint, dialect: compatibleChat }), { ...callOf('o4'), effort: 'high' })
    expect(seen[0]?.body).toMatchObject({ reasoning_effort: 'high' })
    expect(seen[0]?.body).not.toHaveProperty('temperature')
  })

  test('of Anthropic that cannot be made to use a tool answer in text, held to the schema', async () => {
    const text = { type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: letter } }
    const end = { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 7 } }
    const { url, seen } = await oddServer(
      events(begun, ...[text, end].map((one) => `event: ${one.type}\ndata: ${JSON.stringify(one)}`)),
    )
    const { reply, texts } = await ask(clientOf('anthropic', url), callOf('claude-fable-5'))
    expect(reply.content).toBe(letter)
    expect(texts.join('')).toBe(letter)
    expect(seen[0]?.body).toMatchObject({ output_config: { format: { type: 'json_schema' } } })
    expect(seen[0]?.body).not.toHaveProperty('tool_choice')
  })
})

describe.each(formats)('the key of %s', (format) => {
  const canary = 'sk-canary-4f1c9d77aa00'

  test.each([400, 401, 403, 429, 500])(
    'does not get into a failure, though the server repeats it with %i',
    async (status) => {
      const { url } = await oddServer((response, { headers }) => {
        const message = `Bad key ${headers.authorization ?? ''} ${headers['x-api-key']?.toString() ?? ''} ${canary}.`
        response.writeHead(status).end(JSON.stringify({ error: { message, type: canary, code: canary } }))
      })
      const failure = await failureOf(clientOf(format, url, { apiKey: canary }), callOf(modelOf(format)))
      expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain('canary')
      expect(failure.stack).not.toContain('canary')
    },
  )

  test('does not get into a failure of a key that no header can carry', async () => {
    const { url } = await oddServer(events())
    const failure = await failureOf(clientOf(format, url, { apiKey: `${canary}\n…` }), callOf(modelOf(format)))
    expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain('canary')
    expect(failure).toMatchObject({ retryable: false, charged: 'no' })
  })
})
