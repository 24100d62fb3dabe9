import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity, ListView } from '../../core/app-spec/entity.ts'
import { type Architect, type Decision, decide, decideFreely } from './part.ts'

const mostFilters = 6
const mostColumns = 8

/** Pages and lists: what is shown, in which order, found and filtered by what. */
export const pagesPart: Architect = (commission) => {
  const { spec } = commission
  return {
    title: 'Pages and HTTP interface',
    decisions: [
      ...spec.entities.flatMap((entity): Decision[] => {
        const decision = decide(commission, {
          text: `The list of ${entity.plural} at /${entity.path} shows ${entity.list.columns.join(', ')}, ${entity.list.pageSize} a page.`,
          why: 'What tells rows apart comes first; what the text asks of the list is kept as it says.',
          about: (subject) =>
            ['search', 'filter', 'sort', 'paging', 'export'].includes(subject.kind) &&
            'entity' in subject &&
            subject.entity === entity.id,
        })
        return [decision]
      }),
      decideFreely('Every page works without scripts, by keyboard and on a phone.', 'Nobody is kept out by a device.'),
    ],
    security: null,
    lists: spec.entities.map((entity) => ({ entity: entity.id, list: listOf(spec, entity) })),
    rules: [],
    indexes: [],
  }
}

/** The analyst's list, with filters for what takes few values. What a demand speaks of stays as it is. */
function listOf(spec: AppSpec, entity: Entity): ListView {
  const { list } = entity
  const few = entity.fields.filter(({ type }) => type === 'choice' || type === 'boolean').map(({ id }) => id)
  const state = entity.states === null ? [] : [entity.states.field]
  const wanted = new Set([...list.filters, ...state, ...few])
  const demanded = spec.demands.some(({ subject }) => subject.kind === 'filter' && subject.entity === entity.id)
  return {
    ...list,
    columns: list.columns.slice(0, Math.max(mostColumns, 1)),
    filters: demanded ? list.filters : [...wanted].slice(0, Math.max(mostFilters, list.filters.length)),
  }
}
