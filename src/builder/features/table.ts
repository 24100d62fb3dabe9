import type { Entity } from '../../core/app-spec/entity.ts'
import type { Field, FieldType } from '../../core/app-spec/field.ts'
import { identifier } from '../sql/identifier.ts'

const columnTypes: Readonly<Record<FieldType, string>> = {
  text: 'text',
  long_text: 'text',
  integer: 'integer',
  decimal: 'real',
  money: 'real',
  boolean: 'integer',
  date: 'text',
  time: 'text',
  datetime: 'text',
  email: 'text',
  url: 'text',
  phone: 'text',
  choice: 'text',
  reference: 'integer',
}

/** A column of a field, as SQL. A row that is referred to by a required field cannot go; others forget it. */
export function columnSql(field: Field): string {
  const parts = [identifier(field.id), columnTypes[field.type]]
  if (field.required) parts.push('not null')
  if (field.type === 'reference' && field.target !== null)
    parts.push(`references ${identifier(field.target)} (id)${field.required ? '' : ' on delete set null'}`)
  return parts.join(' ')
}

/** The SQL that creates the table of an entity and its indexes. */
export function tableSql(entity: Entity): string {
  const columns = [
    'id integer primary key autoincrement',
    ...entity.fields.map(columnSql),
    ...(entity.states ? [`${identifier(entity.states.field)} text not null`] : []),
    'created_at text not null',
    'updated_at text not null',
  ]
  const table = identifier(entity.id)
  const indexed = [
    ...entity.fields.filter((field) => field.type === 'reference').map((field) => field.id),
    ...(entity.states ? [entity.states.field] : []),
  ]
  const indexes = indexed.map(
    (name) => `create index if not exists ${entity.id}_by_${name} on ${table} (${identifier(name)});`,
  )
  return [`create table if not exists ${table} (`, `  ${columns.join(',\n  ')}`, ') strict;', ...indexes].join('\n')
}
