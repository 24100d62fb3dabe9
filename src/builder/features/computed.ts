import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Figure } from '../../core/app-spec/computed.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import { js, key, template } from '../javascript.ts'
import { demanded, entityOf } from '../spec-lookup.ts'
import { aggregateSql, computedSql, conditionsSql, rounded } from '../sql/value.ts'
import { ownerSql } from './permissions.ts'

/** `total: computed('money', 'Total', \`…\`),` for each computed value, a line each. */
export function computedSource(spec: AppSpec, entity: Entity): string {
  const row = { spec, entity, alias: 'this', worked: false }
  return entity.computed
    .map((computed) => {
      const kind = computed.kind === 'flag' ? 'boolean' : computed.type
      return `${key(computed.id)}: computed(${js(kind)}, ${js(computed.title)}, ${template(computedSql(row, computed))}),`
    })
    .join('\n')
}

/** A figure of the home page as source. `mine` narrows it to the rows of the reader. */
export function figureSource(spec: AppSpec, figure: Figure): string {
  const entity = demanded(entityOf(spec, figure.of), figure.of)
  const row = { spec, entity, alias: 'this', worked: true }
  const path = figure.mine ? ownPathOf(entity) : null
  return `{
  id: ${js(figure.id)},
  title: ${js(figure.title)},
  type: ${js(figure.type)},
  of: ${js(figure.of)},
  sql: ${template(rounded(figure.type, aggregateSql(row, figure)))},
  when: ${template(conditionsSql(row, figure.where))},
  mine: ${path === null ? 'null' : `(user) => sql\`${ownerSql(spec, entity, path)} = \${user.id}\``},
},`
}

/** The path to the user that a row belongs to: as its grants say it, or the field that is filled with its creator. */
export function ownPathOf(entity: Entity): string | null {
  const { list, view, edit, create, delete: remove } = entity.grants
  const granted = [...list, ...view, ...edit, ...remove, ...create].find((grant) => grant.own !== null)?.own
  if (granted) return granted
  const toUser = entity.fields.filter((field) => field.target === 'user')
  return (toUser.find((field) => field.default === 'me') ?? toUser[0])?.id ?? null
}
