import { checkAppSpec } from '../../builder/check/check-app-spec.ts'
import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'

/** What is left out takes other parts along; this many rounds are enough for the longest chain that was seen, and more. */
const mostRounds = 12

/**
 * Takes out of a specification what cannot be built, and names the demands that pointed there as not served. What stays
 * wrong after that is reported when the specification is checked.
 */
export function pruneSpec(spec: AppSpec): AppSpec {
  let now = spec
  for (let round = 0; round < mostRounds; round++) {
    const problems = checkAppSpec(now)
    if (problems.length === 0) return now
    for (const { path, message } of problems) now = without(now, path.split('.'), message)
  }
  return now
}

function without(spec: AppSpec, [list, id = '', part = '', ...rest]: readonly string[], why: string): AppSpec {
  if (list === 'demands') return withoutDemand(spec, `${id}.${part}`, why)
  if (list === 'figures') return { ...spec, figures: spec.figures.filter((figure) => figure.id !== id) }
  if (list !== 'entities') return spec
  return {
    ...spec,
    entities: spec.entities.map((entity) => (entity.id === id ? withoutPart(entity, part, rest) : entity)),
  }
}

function withoutDemand(spec: AppSpec, id: string, why: string): AppSpec {
  const demand = spec.demands.find((one) => one.id === id)
  if (demand === undefined) return spec
  const { clause, part } = demand
  return {
    ...spec,
    demands: spec.demands.filter((one) => one !== demand),
    unserved: [...spec.unserved, { clause, part, why: `It cannot be built: ${why}` }],
  }
}

function withoutPart(entity: Entity, part: string, [kind = '', name = '']: readonly string[]): Entity {
  switch (part) {
    case 'states':
      return kind === 'values' ? withoutState(entity, name) : { ...entity, states: null }
    case 'rules':
      return { ...entity, rules: entity.rules.filter(({ id }) => id !== kind) }
    case 'computed':
      return { ...entity, computed: entity.computed.filter(({ id }) => id !== kind) }
    case 'fields':
      return entity.fields.length === 1 || entity.label === kind
        ? entity
        : { ...entity, fields: entity.fields.filter(({ id }) => id !== kind) }
    case 'list':
      return { ...entity, list: { columns: [entity.label], sort: null, pageSize: 20, search: [], filters: [] } }
    case 'grants':
      return { ...entity, grants: { ...entity.grants, ...(kind in entity.grants ? { [kind]: [] } : {}) } }
    default:
      return entity
  }
}

function withoutState(entity: Entity, name: string): Entity {
  const { states } = entity
  const values = states?.values.filter(({ id }) => id !== name) ?? []
  if (states === null || values.length < 2 || states.initial === name) return { ...entity, states: null }
  const transitions = states.transitions
    .map((transition) => ({ ...transition, from: transition.from.filter((id) => id !== name) }))
    .filter(({ from, to }) => from.length > 0 && to !== name)
  return { ...entity, states: { ...states, values, transitions } }
}
