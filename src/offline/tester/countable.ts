import type { Condition } from '../../core/app-spec/condition.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { CannotTest } from './cannot-test.ts'
import type { Ground } from './ground.ts'
import type { Wish } from './support/solve.ts'
import { ofFields, ofState, stateFor } from './support/way.ts'

/** Refuses conditions that a test cannot bring about: on worked-out values, on fields nobody sets, on states out of reach. */
export function countable(ground: Ground, entity: Entity, where: readonly Condition[], wish: Wish = {}): void {
  for (const condition of ofFields(entity, where)) settledByPeople(ground, entity, condition)
  if (stateFor(entity, where) === null)
    throw new CannotTest(`No row of ${entity.title} ever comes to a state that meets the condition.`)
  ground.feasible(
    entity,
    { ...wish, where: [...(wish.where ?? []), ...ofFields(entity, where)] },
    'that meets the condition',
  )
}

/** The conditions of which a row can fail one alone. */
export function breakable(entity: Entity, where: readonly Condition[], ground: Ground): readonly Condition[] {
  return where.filter((condition) => {
    if (ofState(entity, [condition]).length > 0) return stateFor(entity, [condition], false) !== null
    try {
      countable(
        ground,
        entity,
        where.filter((each) => each !== condition),
        { not: condition },
      )
      return true
    } catch (error) {
      if (error instanceof CannotTest) return false
      throw error
    }
  })
}

/** The conditions that a row can fail from the moment it is added, so that a rule never counts it. */
export const excludable = (entity: Entity, where: readonly Condition[], ground: Ground): readonly Condition[] =>
  breakable(entity, where, ground).filter(
    (condition) =>
      ofState(entity, [condition]).length === 0 || stateFor(entity, [condition], false) === entity.states?.initial,
  )

function settledByPeople(ground: Ground, entity: Entity, condition: Condition): void {
  const names = [condition.field, ...('field' in condition.value ? [condition.value.field] : [])]
  for (const name of names) {
    if (entity.computed.some((each) => each.id === name))
      throw new CannotTest(`The condition speaks of ${name} of ${entity.title}, which is worked out.`)
    const field = ground.field(entity, name)
    if (!field.editable || field.type === 'reference')
      throw new CannotTest(`The condition speaks of ${field.title} of ${entity.title}, which a test cannot choose.`)
  }
}
