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
    mostUsd: provider.mostUsd,
    ...(provider.leastUsd === undefined ? {} : { leastUsd: provider.leastUsd }),
    ...(provider.forget === undefined ? {} : { forget: provider.forget }),
    async answer(request, asking) {
      if (!isMeant(request, drill)) return provider.answer(request, asking)
      if (drill.flaw === 'exception')
        throw new Error(`Drill: the provider broke down at the step ${request.pack.step}.`)
      const answer = await provider.answer(request, asking)
      const spoilt = inject({ answer: JSON.parse(answer.content) as JsonObject, request, drill })
      return spoilt === null ? answer : { ...answer, content: JSON.stringify(spoilt) }
    },
  }
}

function isMeant({ pack, contract, repair }: ModelRequest, { when, contract: only }: Drill): boolean {
  // The edits of a list belong to it; the first one comes in the second round.
  const isEdit = contract.id === 'file_edit'
  if (only !== null && only !== (isEdit ? 'work_list' : contract.id)) return false
  return when === 'always' || (pack.attempt === 1 && pack.round === (isEdit ? 2 : 1) && repair === null)
}
