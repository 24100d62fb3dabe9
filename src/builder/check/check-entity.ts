import type { Entity } from '../../core/app-spec/entity.ts'
import { fieldOf, valueOf } from '../spec-lookup.ts'
import { checkDistinct, type Note } from './problem.ts'

const takenIds = /^(user|session|sign_in_failure|this|other|other[0-9]+|named|referred[0-9]*|owning[0-9]*|sqlite_.*)$/
const takenPaths = ['users', 'api', 'login', 'logout', 'register', 'health', 'figures', 'me']
const takenFields = ['id', 'created_at', 'updated_at', 'rowid']

/** Ids and paths that are free, values under names of their own, a label that exists. */
export function checkEntityNames(entity: Entity, path: string, note: Note): void {
  if (takenIds.test(entity.id))
    note(
      path,
      `an entity with the id "${entity.id}"`,
      'a free name',
      'rename it; the application needs that name itself',
    )
  if (takenPaths.includes(entity.path))
    note(
      `${path}.path`,
      `the path "${entity.path}"`,
      'a free one',
      `choose another; taken are ${takenPaths.join(', ')}`,
    )
  const names = [
    ...entity.fields.map(({ id }) => id),
    ...entity.computed.map(({ id }) => id),
    ...(entity.states ? [entity.states.field] : []),
  ]
  checkDistinct(names, path, note)
  for (const name of names)
    if (takenFields.includes(name))
      note(`${path}.${name}`, `the name "${name}"`, 'a free one', 'rename it; every row has that already')
  checkDistinct(
    entity.rules.map(({ id }) => id),
    `${path}.rules`,
    note,
  )
  if (!fieldOf(entity, entity.label) && !entity.computed.some(({ id }) => id === entity.label))
    note(`${path}.label`, `the label "${entity.label}"`, 'a field of the entity', 'name one that tells rows apart')
}

/** Columns, order, search and filters that exist. */
export function checkList(entity: Entity, path: string, note: Note): void {
  const { columns, sort, search, filters } = entity.list
  const exists = (name: string, at: string): void => {
    if (!valueOf(entity, name))
      note(`${path}.list.${at}`, `"${name}"`, 'a field, the state or a computed value', 'add it or correct the name')
  }
  for (const name of columns) exists(name, 'columns')
  if (sort) exists(sort.field, 'sort')
  for (const name of search) exists(name, 'search')
  for (const name of filters) exists(name, 'filters')
  for (const [at, names] of Object.entries({ columns, search, filters }))
    checkDistinct(names, `${path}.list.${at}`, note)
  const references = entity.fields.filter(({ type }) => type === 'reference').map(({ id }) => id)
  for (const name of [...filters, ...references, ...(entity.states ? [entity.states.field] : [])])
    if (['q', 'sort', 'page'].includes(name))
      note(
        `${path}.list.filters`,
        `a filter called "${name}"`,
        'another name',
        'rename the field; lists use that parameter',
      )
}
