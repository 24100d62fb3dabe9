import { OpenAI } from 'openai'
import { type Clock, systemClock } from '../../core/clock.ts'
import type { ModelClient } from '../model-client.ts'
import type { Endpoint } from './endpoint.ts'
import { exchange } from './exchange.ts'
import { ChatReader } from './openai-reader.ts'
import { type ChatDialect, chatBody } from './openai-request.ts'
import { sdkSettings } from './sdk-settings.ts'
import { commonDialect, openAiDialect } from './schema-dialect.ts'

export const openAiUrl = 'https://api.openai.com/v1'

/** OpenAI's own servers. */
export const openAiChat: ChatDialect = {
  schema: openAiDialect,
  outputLimit: 'max_completion_tokens',
  sameRoleTwice: true,
}
/** Servers that speak OpenAI's format: Ollama, vLLM, llama.cpp, OpenRouter … */
export const compatibleChat: ChatDialect = { schema: commonDialect, outputLimit: 'max_tokens', sameRoleTwice: false }

/** How a client of Chat Completions is to be. */
export interface ChatSettings {
  readonly endpoint: Endpoint
  readonly dialect: ChatDialect
  /** How long the provider may take until its answer begins, in milliseconds. */
  readonly timeoutMs?: number
  readonly clock?: Clock
}

/** A client of OpenAI, or of a server that speaks its Chat Completions. */
export function openAiClient(settings: ChatSettings): ModelClient {
  const { url, apiKey } = settings.endpoint
  const sdk = new OpenAI({
    ...sdkSettings(settings),
    apiKey: apiKey ?? 'none',
    ...(apiKey === null ? { defaultHeaders: { Authorization: null } } : {}),
    baseURL: url,
    organization: null,
    project: null,
    adminAPIKey: null,
    webhookSecret: null,
  })
  return chatClient(sdk, settings)
}

/** One request a call, through the SDK of OpenAI or its Azure variant. */
export function chatClient(sdk: OpenAI, { endpoint, dialect, clock = systemClock }: ChatSettings): ModelClient {
  return {
    call: (call, calling) =>
      exchange({
        endpoint,
        calling,
        clock,
        sdk: OpenAI,
        reader: new ChatReader(call, calling.onText),
        open: () =>
          sdk.chat.completions
            .create(chatBody(call, dialect), {
              signal: calling.signal,
              headers: { 'Idempotency-Key': calling.idempotencyKey },
            })
            .withResponse(),
      }),
  }
}
