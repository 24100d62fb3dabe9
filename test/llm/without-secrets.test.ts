import { expect, test } from 'vitest'
import type { ModelCall, ModelClient } from '../../src/llm/model-client.ts'
import { withoutSecrets } from '../../src/llm/without-secrets.ts'
import { asked } from './recording/cassettes.ts'

test('no secret goes to a model, comes from it, or is heard live', async () => {
  const told: ModelCall[] = []
  const tokens = { inputTokens: 1, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 1 }
  const echo: ModelClient = {
    call: (call, { onText }) => {
      told.push(call)
      onText('a secret')
      return Promise.resolve({ content: '{"key":"secret"}', model: 'm', tokens, limits: null })
    },
  }
  const heard: string[] = []
  const client = withoutSecrets(echo, (text) => text.replaceAll('secret', '[hidden]'))
  const { signal } = new AbortController()
  const calling = { signal, idempotencyKey: 'k', onText: (text: string) => void heard.push(text) }
  const reply = await client.call({ model: 'm', mostOutputTokens: 1, ...asked('The secret is secret.') }, calling)
  expect(told[0]?.messages.map(({ text }) => text)).toEqual(['You write.', 'The [hidden] is [hidden].'])
  expect(reply.content).toBe('{"key":"[hidden]"}')
  expect(heard).toEqual(['a [hidden]'])
})
