import type { Json } from '../../../src/core/json.ts'
import { unreachable } from '../../../src/core/unreachable.ts'
import { readMessagesBody } from './anthropic-body.ts'
import { chatStatus, openaiFormat } from './openai-format.ts'
import { type Frames, type Limit, type WireFormat, WireRefusal, type WireReply } from './wire-format.ts'
import type { WireUsage } from './wire-request.ts'

/** Anthropic's Messages; the base URL of its SDK is the server's URL. */
export const anthropicFormat: WireFormat = {
  models: ['claude-opus-5-5', 'claude-sonnet-5-5', 'claude-haiku-5-5', 'claude-fable-5-1'],
  caching: () => ({ keeps: 'breakpoints', tellsWrites: true }),
  idPrefix: 'msg_',
  route(method, { pathname }) {
    if (method === 'GET' && pathname === '/v1/models') return { to: 'models' }
    if (method === 'POST' && pathname === '/v1/messages') return { to: 'answer', deployment: null }
    return null
  },
  keyOf: (headers) => headers['x-api-key']?.toString() ?? openaiFormat.keyOf(headers),
  read(body, { headers }) {
    if (!headers['anthropic-version']) throw new WireRefusal('bad_request', 'anthropic-version: header is required')
    return readMessagesBody(body)
  },
  listing: (models) => ({
    data: models.map((id) => ({ type: 'model', id, display_name: id, created_at: '2025-10-01T00:00:00Z' })),
    has_more: false,
    first_id: models[0] ?? null,
    last_id: models.at(-1) ?? null,
  }),
  status: (kind) => (kind === 'overloaded' ? 529 : chatStatus(kind)),
  errorBody: (refusal, requestId) => ({ type: 'error', error: anthropicError(refusal), request_id: requestId }),
  headers: ({ requestId, requests, tokens }) => ({
    'request-id': requestId,
    ...limitHeaders('requests', requests),
    ...limitHeaders('tokens', tokens),
  }),
  retryAfter: (ms) => ({ 'retry-after': String(Math.ceil(ms / 1000)) }),
  whole: (reply) => ({ ...messageHead(reply, reply.usage), ...ending(reply), content: contentOf(reply) }),
  frames: messageFrames,
}

function anthropicError({ kind, subject }: WireRefusal): Json {
  const error = (type: string, message: string) => ({ type, message })
  switch (kind) {
    case 'unauthorized':
      return error('authentication_error', subject === '' ? 'x-api-key header is required' : 'invalid x-api-key')
    case 'not_found':
      return error('not_found_error', 'Not found')
    case 'unknown_model':
      return error('not_found_error', `model: ${subject}`)
    case 'bad_request':
      return error('invalid_request_error', subject)
    case 'rate_limited':
      return error('rate_limit_error', 'This request would exceed your organization’s rate limit.')
    case 'server_error':
      return error('api_error', 'Internal server error')
    case 'overloaded':
      return error('overloaded_error', 'Overloaded')
    default:
      return unreachable(kind)
  }
}

const limitHeaders = (of: string, { limit, left, resetMs }: Limit): Record<string, string> => ({
  [`anthropic-ratelimit-${of}-limit`]: String(limit),
  [`anthropic-ratelimit-${of}-remaining`]: String(left),
  [`anthropic-ratelimit-${of}-reset`]: new Date(Date.now() + resetMs).toISOString(),
})

const inputUsage = (usage: WireUsage) => ({
  input_tokens: usage.inputTokens - usage.cachedInputTokens - usage.cacheWriteTokens,
  cache_creation_input_tokens: usage.cacheWriteTokens,
  cache_read_input_tokens: usage.cachedInputTokens,
})

const messageHead = ({ id, asked }: WireReply, usage: WireUsage) => ({
  id,
  type: 'message',
  role: 'assistant',
  model: asked.model,
  content: [],
  container: null,
  stop_reason: null,
  stop_sequence: null,
  stop_details: null,
  usage: {
    ...inputUsage(usage),
    cache_creation: { ephemeral_5m_input_tokens: usage.cacheWriteTokens, ephemeral_1h_input_tokens: 0 },
    output_tokens: usage.outputTokens,
    output_tokens_details: { thinking_tokens: usage.reasoningTokens },
    service_tier: 'standard',
  },
})

function ending({ finish, tool, text }: WireReply) {
  const reason = { stop: tool !== null ? 'tool_use' : 'end_turn', length: 'max_tokens', refusal: 'refusal' }
  return {
    stop_reason: finish === 'stop' && text === '' ? 'end_turn' : reason[finish],
    stop_sequence: null,
    stop_details: finish === 'refusal' ? { type: 'refusal', category: null, explanation: text } : null,
  }
}

const toolUse = ({ id, tool }: WireReply, input: Json) => ({
  type: 'tool_use',
  id: id.replace('msg_', 'toolu_'),
  name: tool,
  input,
})

/** A reply without text has no block at all. */
function contentOf(reply: WireReply): readonly Json[] {
  if (reply.text === '' || reply.finish === 'refusal') return []
  if (reply.tool === null) return [{ type: 'text', text: reply.text, citations: null }]
  return [toolUse(reply, inputOf(reply.text))]
}

/** The input of a tool is an object; of text that broke off, or is none, the provider gives an empty one. */
function inputOf(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}

function messageFrames(reply: WireReply): Frames {
  const event = (type: string, of: object = {}): string =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...of })}\n\n`
  const { tool, usage } = reply
  const begun = { ...usage, outputTokens: 1, reasoningTokens: 0 }
  const start = event('message_start', { message: messageHead(reply, begun) })
  const end = `${event('message_delta', {
    delta: { ...ending(reply), container: null },
    usage: {
      ...inputUsage(usage),
      output_tokens: usage.outputTokens,
      output_tokens_details: { thinking_tokens: usage.reasoningTokens },
    },
  })}${event('message_stop')}`
  if (contentOf(reply).length === 0) return { before: start + event('ping'), piece: () => '', after: end }
  const delta = (of: Json): string => event('content_block_delta', { index: 0, delta: of })
  const block = tool !== null ? toolUse(reply, {}) : { type: 'text', text: '', citations: null }
  return {
    before: start + event('content_block_start', { index: 0, content_block: block }) + event('ping'),
    piece: (text) =>
      delta(tool !== null ? { type: 'input_json_delta', partial_json: text } : { type: 'text_delta', text }),
    after: event('content_block_stop', { index: 0 }) + end,
  }
}
