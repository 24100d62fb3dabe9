import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { States, Transition } from '../../core/app-spec/states.ts'
import { indent, js, key } from '../javascript.ts'
import { fieldOf } from '../spec-lookup.ts'
import { grantsSource } from './permissions.ts'

/** The life of a row as source: its states and the moves between them. */
export function statesSource(spec: AppSpec, entity: Entity): string {
  const { states } = entity
  if (states === null) return 'states: null,'
  const transitions = states.transitions.map((transition) => transitionSource(spec, entity, states, transition))
  const values = Object.fromEntries(states.values.map((value) => [value.id, value.title]))
  return `states: {
  field: ${js(states.field)},
  title: ${js(states.title)},
  initial: ${js(states.initial)},
  values: ${js(values)},
  transitions: {
${indent(transitions.join('\n'), 4)}
  },
},`
}

function transitionSource(spec: AppSpec, entity: Entity, states: States, transition: Transition): string {
  return `${key(transition.id)}: {
  title: ${js(transition.title)},
  from: ${js(transition.from)},
  to: ${js(transition.to)},
  asks: ${js(askedBy(entity, states, transition))},
  by: ${grantsSource(spec, entity, transition.by)},
},`
}

/** The fields that a rule wants filled in the state that the transition leads to; they come along with it. */
export function askedBy(entity: Entity, states: States, transition: Transition): readonly string[] {
  const asked = entity.rules.flatMap((rule) => {
    if (rule.kind !== 'required_when' || fieldOf(entity, rule.field)?.editable !== true) return []
    const isForState = rule.when.some(
      ({ field, op, value }) =>
        field === states.field && op === '=' && 'literal' in value && value.literal === transition.to,
    )
    return isForState ? [rule.field] : []
  })
  return [...new Set(asked)]
}
