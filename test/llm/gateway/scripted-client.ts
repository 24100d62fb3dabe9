import {
  type Calling,
  type ModelCall,
  ModelCallFailed,
  type ModelClient,
  type ModelReply,
  type TokenCounts,
} from '../../../src/llm/model-client.ts'

/** What a client does with a request. */
export type Behaviour = (call: ModelCall, calling: Calling) => Promise<ModelReply>

/** A client that does one thing after the other, the last of them from then on; and what it was asked. */
export interface ScriptedClient extends ModelClient {
  readonly asked: { readonly call: ModelCall; readonly key: string }[]
}

export function scripted(...script: readonly Behaviour[]): ScriptedClient {
  const asked: ScriptedClient['asked'] = []
  return {
    asked,
    call: (call, calling) => {
      asked.push({ call, key: calling.idempotencyKey })
      const behave = script[Math.min(asked.length, script.length) - 1]
      if (behave === undefined) throw new Error('The script is empty.')
      return behave(call, calling)
    },
  }
}

export const counts = (more: Partial<TokenCounts> = {}): TokenCounts => ({
  inputTokens: 100,
  cachedInputTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 10,
  ...more,
})

export const answers =
  (content: string, more: Partial<ModelReply> = {}): Behaviour =>
  ({ model }, { onText }) => {
    onText(content)
    return Promise.resolve({ content, model, tokens: counts(), limits: null, ...more })
  }

type Failing = Partial<ConstructorParameters<typeof ModelCallFailed>[1]>

export const fails =
  (kind: ModelCallFailed['kind'], more: Failing = {}): Behaviour =>
  () =>
    Promise.reject(new ModelCallFailed(`It said ${kind}.`, { kind, retryable: true, charged: 'no', ...more }))

/** Writes something and then says nothing any more, until it is cut. `deaf`: not even then. */
export const hangs =
  ({ text = '', deaf = false } = {}): Behaviour =>
  (_, { signal, onText }) =>
    new Promise((_resolve, reject) => {
      if (text !== '') onText(text)
      if (!deaf) signal.addEventListener('abort', () => reject(signal.reason as Error))
    })
