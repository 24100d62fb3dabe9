import { valueOf } from '../conditions/read-condition.ts'
import type { Draft, EntityDraft } from '../draft/draft.ts'
import { movingBase } from '../language/verbs.ts'
import { completeStates } from '../spec/complete-states.ts'
import { moveFor, stateAfter } from './moves.ts'

/**
 * The state of that name. `unless it was cancelled` tells that such things are cancelled at times: one without any states
 * gets this state and the move to it. Null where the thing has other states, or where no deed leads to this one.
 */
export function stateTold(draft: Draft, entity: EntityDraft, name: string): string | null {
  const known = valueOf(entity, name)
  if (known !== null) return known
  const verb = movingBase(name)
  if (verb === null || !name.endsWith('ed') || entity.lives || entity.values.length > 0) return null
  if (entity.fields.some((field) => field.id === entity.stateField || field.id === stateAfter(entity, verb)))
    return null
  const move = moveFor(entity, verb, stateAfter(entity, verb))
  completeStates(draft, entity)
  return move.to
}
