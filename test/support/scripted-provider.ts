import type { JsonObject } from '../../src/core/json.ts'
import type { ModelProvider, ModelRequest } from '../../src/core/provider.ts'
import { offlineProvider } from '../../src/offline/provider.ts'

/** What is answered under a contract in the place of the rules, whose answer is given along. */
export type Script = (request: ModelRequest, byRules: JsonObject) => JsonObject

/** A language model in this process: it answers as the rules do, except under the contracts that have a script. */
export function scriptedProvider(id: string, scripts: Readonly<Record<string, Script>>): ModelProvider {
  const rules = offlineProvider()
  return {
    ...rules,
    id,
    description: 'a scripted model',
    trust: 'model',
    async answer(request, asking) {
      const answer = await rules.answer(request, asking)
      const script = scripts[request.contract.id]
      if (script === undefined) return answer
      return { ...answer, content: JSON.stringify(script(request, JSON.parse(answer.content) as JsonObject)) }
    },
  }
}
