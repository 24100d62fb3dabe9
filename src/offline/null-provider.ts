import type { ModelProvider } from '../core/provider.ts'
import { ProviderFailed } from '../core/provider.ts'

/** Answers every step under the contract `document` at once with a text of a fixed size, for benchmarks. */
export function nullProvider(characters = 1000): ModelProvider {
  const content = JSON.stringify({ title: 'Nothing', text: '.'.repeat(characters), statements: [] })
  const answer = { content, model: 'none', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } }
  return {
    id: 'null',
    description: 'nothing, for benchmarks',
    trust: 'platform',
    mostUsd: null,
    answer: ({ contract, pack }) =>
      contract.id === 'document' && pack.outputs.every(({ type }) => type === 'doc')
        ? Promise.resolve(answer)
        : Promise.reject(
            new ProviderFailed(
              `Step ${pack.step}: found the contract "${contract.id}" with the outputs ${pack.outputs.map(({ name }) => name).join(', ') || 'none'}, expected "document" with documents only; use another provider.`,
            ),
          ),
  }
}
