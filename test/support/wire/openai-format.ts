import type { Json } from '../../../src/core/json.ts'
import { unreachable } from '../../../src/core/unreachable.ts'
import { readChatBody } from './openai-body.ts'
import { openaiLimits } from './openai-schema.ts'
import type { Frames, RefusalKind, WireFormat, WireRefusal, WireReply } from './wire-format.ts'
import type { WireUsage } from './wire-request.ts'

/** OpenAI's Chat Completions; the base URL of its SDK is the server's URL and `/v1`. */
export const openaiFormat: WireFormat = {
  models: ['gpt-6.1-sol', 'gpt-6.1-terra', 'gpt-6-luna', 'gpt-5.5', 'gpt-5', 'gpt-5-mini', 'gpt-4.1', 'gpt-4.1-mini'],
  // Since then what is written to the cache is told, and charged.
  caching: (model) => ({ keeps: 'all', tellsWrites: /^gpt-(5\.[6-9]|[6-9])/.test(model) }),
  idPrefix: 'chatcmpl-',
  route(method, { pathname }) {
    if (method === 'GET' && pathname === '/v1/models') return { to: 'models' }
    if (method === 'POST' && pathname === '/v1/chat/completions') return { to: 'answer', deployment: null }
    return null
  },
  keyOf: ({ authorization }) => /^Bearer (.+)$/.exec(authorization ?? '')?.[1] ?? null,
  read: (body) => readChatBody(body, { deployment: null, strict: openaiLimits }),
  listing: (models) => ({
    object: 'list',
    data: models.map((id) => ({ id, object: 'model', created: 1_750_000_000, owned_by: 'system' })),
  }),
  status: chatStatus,
  errorBody: (refusal) => ({ error: openaiError(refusal) }),
  headers: ({ requestId, requests, tokens }) => ({
    'x-request-id': requestId,
    'openai-version': '2020-10-01',
    'x-ratelimit-limit-requests': String(requests.limit),
    'x-ratelimit-remaining-requests': String(requests.left),
    'x-ratelimit-reset-requests': span(requests.resetMs),
    'x-ratelimit-limit-tokens': String(tokens.limit),
    'x-ratelimit-remaining-tokens': String(tokens.left),
    'x-ratelimit-reset-tokens': span(tokens.resetMs),
  }),
  retryAfter: (ms) => ({ 'retry-after': String(Math.ceil(ms / 1000)), 'retry-after-ms': String(Math.ceil(ms)) }),
  whole: wholeChat,
  frames: chatFrames,
}

/** The status of a refusal, of OpenAI and of Azure. */
export function chatStatus(kind: RefusalKind): number {
  switch (kind) {
    case 'unauthorized':
      return 401
    case 'not_found':
    case 'unknown_model':
      return 404
    case 'bad_request':
      return 400
    case 'rate_limited':
      return 429
    case 'server_error':
      return 500
    case 'overloaded':
      return 503
    default:
      return unreachable(kind)
  }
}

/** What OpenAI says of a refusal. */
export function openaiError({ kind, subject, param, code }: WireRefusal): Json {
  const error = (message: string, type: string, ownCode: string | null = code) => ({
    message,
    type,
    param,
    code: ownCode,
  })
  switch (kind) {
    case 'unauthorized':
      return error('Incorrect API key provided.', 'invalid_request_error', 'invalid_api_key')
    case 'not_found':
      return error(`Invalid URL (${subject})`, 'invalid_request_error')
    case 'unknown_model':
      return error(
        `The model \`${subject}\` does not exist or you do not have access to it.`,
        'invalid_request_error',
        'model_not_found',
      )
    case 'bad_request':
      return error(subject, 'invalid_request_error')
    case 'rate_limited':
      return error('Rate limit reached for requests.', 'requests', 'rate_limit_exceeded')
    case 'server_error':
      return error('The server had an error while processing your request.', 'server_error')
    case 'overloaded':
      return error('The engine is currently overloaded, please try again later.', 'server_error')
    default:
      return unreachable(kind)
  }
}

const chatUsage = (usage: WireUsage): Json => ({
  prompt_tokens: usage.inputTokens,
  completion_tokens: usage.outputTokens,
  total_tokens: usage.inputTokens + usage.outputTokens,
  prompt_tokens_details: {
    cached_tokens: usage.cachedInputTokens,
    cache_write_tokens: usage.cacheWriteTokens,
    audio_tokens: 0,
  },
  completion_tokens_details: {
    reasoning_tokens: usage.reasoningTokens,
    audio_tokens: 0,
    accepted_prediction_tokens: 0,
    rejected_prediction_tokens: 0,
  },
})

/** Who calls the one tool that it must has stopped; who calls another has called a tool. */
function finishReason({ finish, tool, asked }: WireReply): string {
  if (finish === 'length') return 'length'
  return tool !== null && asked.by !== 'tool' ? 'tool_calls' : 'stop'
}
const created = ({ createdAt }: WireReply): number => Math.floor(createdAt.getTime() / 1000)
const callId = ({ id }: WireReply): string => id.replace('chatcmpl-', 'call_')

/** A chat completion in one piece. */
export function wholeChat(reply: WireReply): Json {
  const { id, asked, text, tool, finish, usage } = reply
  const called = tool !== null
  return {
    id,
    object: 'chat.completion',
    created: created(reply),
    model: asked.model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: finish === 'refusal' || called ? null : text,
          refusal: finish === 'refusal' ? text : null,
          annotations: [],
          ...(called && {
            tool_calls: [{ id: callId(reply), type: 'function', function: { name: tool, arguments: text } }],
          }),
        },
        logprobs: null,
        finish_reason: finishReason(reply),
      },
    ],
    usage: chatUsage(usage),
    service_tier: 'default',
    system_fingerprint: 'fp_wire',
  }
}

/** A chat completion as a stream of chunks. */
export function chatFrames(reply: WireReply): Frames {
  const { id, asked, tool, finish, usage } = reply
  const called = tool !== null
  const chunk = (choices: Json, more: Json = null): string => {
    const head = { id, object: 'chat.completion.chunk', created: created(reply), model: asked.model }
    const tail = { service_tier: 'default', system_fingerprint: 'fp_wire' }
    return `data: ${JSON.stringify({ ...head, ...tail, choices, ...(asked.streamsUsage && { usage: more }) })}\n\n`
  }
  const delta = (of: Json, reason: string | null = null): string =>
    chunk([{ index: 0, delta: of, logprobs: null, finish_reason: reason }])
  const call = (of: { readonly [key: string]: Json }): Json => ({ tool_calls: [{ index: 0, ...of }] })
  return {
    before: called
      ? delta({
          role: 'assistant',
          content: null,
          ...(call({
            id: callId(reply),
            type: 'function',
            function: { name: tool, arguments: '' },
          }) as object),
        })
      : delta({ role: 'assistant', content: finish === 'refusal' ? null : '', refusal: null }),
    piece: (text) => {
      if (called) return delta(call({ function: { arguments: text } }))
      return delta(finish === 'refusal' ? { refusal: text } : { content: text })
    },
    after: `${delta({}, finishReason(reply))}${asked.streamsUsage ? chunk([], chatUsage(usage)) : ''}data: [DONE]\n\n`,
  }
}

/** As OpenAI writes how long something takes: `120ms`, `1.5s`, `6m0s`. */
function span(ms: number): string {
  if (ms < 1000) return `${Math.ceil(ms)}ms`
  const seconds = Math.ceil(ms) / 1000
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${Math.ceil(seconds % 60)}s`
}
