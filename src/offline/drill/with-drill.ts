import type { JsonObject } from '../../core/json.ts'
import type { ModelProvider, ModelRequest } from '../../core/provider.ts'
import type { Drill } from './drill.ts'
import { inject } from './inject.ts'

/**
 * A provider that spoils the answers of another one, to show and to test that nothing gets past verification and tests.
 * It says so in its description. It keeps no state: which answers are spoilt follows from the question alone.
 */
export function withDrill(provider: ModelProvider, drill: Drill): ModelProvider {
  return {
    id: provider.id,
    description: `${provider.description}; drill: ${drill.flaw} (${drill.when})`,
    trust: provider.trust,
    async answer(request, signal) {
      if (!isMeant(request, drill)) return provider.answer(request, signal)
      if (drill.flaw === 'exception')
        throw new Error(`Drill: the provider broke down at the step ${request.pack.step}.`)
      const answer = await provider.answer(request, signal)
      const spoilt = inject({ answer: JSON.parse(answer.content) as JsonObject, request, drill })
      return spoilt === null ? answer : { ...answer, content: JSON.stringify(spoilt) }
    },
  }
}

function isMeant({ pack, contract, repair }: ModelRequest, { when, contract: only }: Drill): boolean {
  if (only !== null && only !== contract.id) return false
  return when === 'always' || (pack.attempt === 1 && pack.round === 1 && repair === null)
}
