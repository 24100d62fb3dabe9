import type { JsonObject } from '../../../src/core/json.ts'
import type { ModelProvider, ModelRequest } from '../../../src/core/provider.ts'
import { offlineProvider } from '../../../src/offline/provider.ts'

/** What it says instead of an honest answer: an object, a text as it is, or null for the honest one. */
export type Lie = (honest: JsonObject, request: ModelRequest) => object | string | null

/**
 * A language model that lies where it is told to, by contract (`*`: under every other one), and is honest elsewhere. `asked`
 * is told of every question.
 */
export function compromised(
  id: string,
  lies: Readonly<Record<string, Lie>>,
  asked: (request: ModelRequest) => void = () => undefined,
): ModelProvider {
  const honest = offlineProvider()
  return {
    ...honest,
    id,
    description: 'a compromised model',
    trust: 'model',
    async answer(request, asking) {
      asked(request)
      const answer = await honest.answer(request, asking)
      const lie = lies[request.contract.id] ?? lies['*']
      const told = lie?.(JSON.parse(answer.content) as JsonObject, request) ?? null
      if (told === null) return answer
      return { ...answer, content: typeof told === 'string' ? told : JSON.stringify(told) }
    },
  }
}
