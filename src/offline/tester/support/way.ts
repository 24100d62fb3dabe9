import type { Condition } from '../../../core/app-spec/condition.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import { meets } from './meets.ts'

/** The shortest way of transitions that somebody may make from the initial state; null if none leads there. */
export function wayTo(entity: Entity, state: string): readonly string[] | null {
  const states = entity.states
  if (states === null) return null
  const ways = new Map<string, readonly string[]>([[states.initial, []]])
  for (const [from, way] of ways) {
    for (const transition of states.transitions) {
      const open = transition.from.includes(from) && transition.by.length > 0 && !ways.has(transition.to)
      if (open) ways.set(transition.to, [...way, transition.id])
    }
  }
  return ways.get(state) ?? null
}

/** The conditions that speak of fields, without those that speak of the state. */
export const ofFields = (entity: Entity, where: readonly Condition[]): readonly Condition[] =>
  where.filter((condition) => condition.field !== entity.states?.field)

/** The conditions that speak of the state. */
export const ofState = (entity: Entity, where: readonly Condition[]): readonly Condition[] =>
  where.filter((condition) => condition.field === entity.states?.field)

/**
 * The state nearest to the start in which a row meets the conditions on its state (`wanted`), or in which it does not;
 * null if there is none that can be reached, undefined where the entity has no states.
 */
export function stateFor(entity: Entity, where: readonly Condition[], wanted = true): string | null | undefined {
  const states = entity.states
  if (states === null) return undefined
  const conditions = ofState(entity, where)
  const suits = (state: string) =>
    conditions.every((condition) => meets({ [states.field]: state }, condition)) === wanted
  const reachable = states.values.map((value) => value.id).filter((id) => wayTo(entity, id) !== null && suits(id))
  return reachable.toSorted((a, b) => (wayTo(entity, a)?.length ?? 0) - (wayTo(entity, b)?.length ?? 0))[0] ?? null
}

/** A transition that takes a row out of the state, to one in which it does not meet the conditions; null if there is none. */
export function wayOut(entity: Entity, state: string, where: readonly Condition[]): string | null {
  const states = entity.states
  const leaves = (to: string) =>
    !ofState(entity, where).every((condition) => meets({ [states?.field ?? '']: to }, condition))
  return (
    states?.transitions.find((each) => each.from.includes(state) && each.by.length > 0 && leaves(each.to))?.id ?? null
  )
}
