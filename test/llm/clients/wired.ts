import { answerSchema } from '../../../src/brain/answer-schema.ts'
import { contractOf } from '../../../src/brain/contract-of.ts'
import { anthropicClient } from '../../../src/llm/clients/anthropic.ts'
import { azureClient } from '../../../src/llm/clients/azure.ts'
import { openAiChat, openAiClient } from '../../../src/llm/clients/openai.ts'
import type { Calling, ModelCall, ModelClient } from '../../../src/llm/model-client.ts'
import { ModelCallFailed } from '../../../src/llm/model-client.ts'
import type { FormatName } from '../../support/wire/wire-options.ts'

/** A client of each provider, against a server at an address. */
export function clientOf(
  format: FormatName,
  url: string,
  of: { apiKey?: string; timeoutMs?: number } = {},
): ModelClient {
  const { apiKey = 'wire-key', ...more } = of
  const endpoint = { name: format, apiKey, url: format === 'openai' ? `${url}/v1` : url }
  if (format === 'azure') return azureClient({ endpoint, apiVersion: '2024-10-21', ...more })
  return format === 'anthropic'
    ? anthropicClient({ endpoint, ...more })
    : openAiClient({ endpoint, dialect: openAiChat, ...more })
}

export const formats: readonly FormatName[] = ['openai', 'azure', 'anthropic']
export const modelOf = (format: FormatName): string => (format === 'anthropic' ? 'claude-sonnet-5-5' : 'gpt-5')

/** A call for a document, with a prompt that providers keep in their caches. */
export function callOf(model: string, more: Partial<ModelCall> = {}): ModelCall {
  return {
    model,
    messages: [
      { role: 'system', text: 'You write letters. '.repeat(400), stable: true },
      { role: 'user', text: 'Members borrow books.', stable: true },
      { role: 'user', text: 'Write the letter.', stable: false },
    ],
    contract: { id: 'document', schema: answerSchema(contractOf('document'), []) },
    mostOutputTokens: 4_000,
    ...more,
  }
}

export const letter = JSON.stringify({ title: 'Letter', text: 'Dear members, '.repeat(40), statements: [] })

/** Makes a call; what it said meanwhile is in `texts`. */
export async function ask(client: ModelClient, call: ModelCall, calling: Partial<Calling> = {}) {
  const texts: string[] = []
  const signal = new AbortController().signal
  const onText = (text: string): unknown => texts.push(text)
  const reply = await client.call(call, { signal, idempotencyKey: 'run-1/write/1', onText, ...calling })
  return { reply, texts }
}

/** The failure of a call that must fail. */
export async function failureOf(client: ModelClient, call: ModelCall): Promise<ModelCallFailed> {
  const failure = await ask(client, call).then(
    () => new Error('The call succeeded.'),
    (error: unknown) => error,
  )
  if (failure instanceof ModelCallFailed) return failure
  throw failure
}
