import type { Entity } from '../../core/app-spec/entity.ts'
import { js } from '../javascript.ts'

/** How the rows are listed, as source. */
export function listSource({ list }: Entity): string {
  const sort = list.sort === null ? null : `${list.sort.direction === 'desc' ? '-' : ''}${list.sort.field}`
  return `/** How rows are listed: columns, order, page size, where the search looks, what can be filtered. */
list: {
  columns: ${js(list.columns)},
  sort: ${js(sort)},
  pageSize: ${list.pageSize},
  search: ${js(list.search)},
  filters: ${js(list.filters)},
},`
}
