import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { JsonObject } from '../../core/json.ts'
import { unreachable } from '../../core/unreachable.ts'
import type { Victim } from './victim.ts'
import { brokenRoute, lostRule } from './spoil-application.ts'
import { changedNumber, droppedClause, falseCitation, negationLost, type SpoilSpec } from './spoil-spec.ts'
import { withDirtyText } from './spoil-text.ts'
import { withoutClause, withWrongCitation } from './spoil-citations.ts'

const building = new Set(['work_list', 'file_edit'])

/** The answer with the flaw in it, or null where it cannot bear this one. */
export function inject(victim: Victim): JsonObject | null {
  const { answer, request, drill } = victim
  switch (drill.flaw) {
    case 'off_contract':
      return withoutPart(answer, drill.seed)
    case 'dropped_clause':
      return spoilSpec(victim, droppedClause) ?? withoutClause(answer, drill.seed)
    case 'false_citation':
      return spoilSpec(victim, falseCitation) ?? withWrongCitation(answer, request.pack.clauses, drill.seed)
    case 'changed_number':
      return spoilSpec(victim, changedNumber)
    case 'negation_lost':
      return spoilSpec(victim, negationLost)
    case 'broken_route':
      return building.has(request.contract.id) ? brokenRoute(victim) : null
    case 'lost_rule':
      return building.has(request.contract.id) ? lostRule(victim) : null
    case 'nul_and_surrogates':
      return withDirtyText(answer)
    case 'exception':
      return null
    default:
      return unreachable(drill.flaw)
  }
}

function withoutPart(answer: JsonObject, seed: number): JsonObject {
  const keys = Object.keys(answer)
  const gone = keys[Math.abs(seed) % Math.max(1, keys.length)]
  return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== gone))
}

/** Spoils the specification that an answer is, or has inside; null where it has none. */
function spoilSpec({ answer, request, drill }: Victim, spoil: SpoilSpec): JsonObject | null {
  const { id } = request.contract
  if (id !== 'specification' && id !== 'design') return null
  const spec = (id === 'design' ? answer['spec'] : answer) as unknown as AppSpec
  const spoilt = spoil({ spec, clauses: request.pack.clauses, seed: drill.seed }) as unknown as JsonObject | null
  if (spoilt === null) return null
  return id === 'design' ? { ...answer, spec: spoilt } : { ...answer, ...spoilt }
}
