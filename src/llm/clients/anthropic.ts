import { Anthropic } from '@anthropic-ai/sdk'
import { type Clock, systemClock } from '../../core/clock.ts'
import type { ModelClient } from '../model-client.ts'
import { MessageReader } from './anthropic-reader.ts'
import { type MessageForm, messagesBody } from './anthropic-request.ts'
import type { Endpoint } from './endpoint.ts'
import { exchange } from './exchange.ts'
import { sdkSettings } from './sdk-settings.ts'

export const anthropicUrl = 'https://api.anthropic.com'

/** How a client of Anthropic is to be. */
export interface AnthropicSettings {
  readonly endpoint: Endpoint
  readonly form?: (model: string) => MessageForm
  /** How long the provider may take until its answer begins, in milliseconds. */
  readonly timeoutMs?: number
  readonly clock?: Clock
}

/** Models of these families always think, and so cannot be made to use a tool. */
const alwaysThinking = /^claude-(fable|mythos)/

/** How a model is asked where nothing else is said. */
export const usualForm = (model: string): MessageForm => ({ forced: !alwaysThinking.test(model) })

/** A client of Anthropic's Messages API. */
export function anthropicClient({
  endpoint,
  form = usualForm,
  clock = systemClock,
  ...more
}: AnthropicSettings): ModelClient {
  const sdk = new Anthropic({
    ...sdkSettings(more),
    apiKey: endpoint.apiKey ?? 'none',
    baseURL: endpoint.url,
    webhookKey: null,
  })
  return {
    call: (call, calling) =>
      exchange({
        endpoint,
        calling,
        clock,
        sdk: Anthropic,
        reader: new MessageReader(call, calling.onText),
        open: () =>
          sdk.messages
            .create(messagesBody(call, form(call.model)), {
              signal: calling.signal,
              headers: { 'Idempotency-Key': calling.idempotencyKey },
            })
            .withResponse(),
      }),
  }
}
