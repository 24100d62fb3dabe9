import { badRequest } from './http/errors.js'
import { Problem, datetime } from './fields.js'
import { both } from './permissions.js'
import { demand } from './records.js'
import { rowsOf } from './rows.js'

/** Every value of a row that people can sort by, with its kind. */
export function columnsOf(entity) {
  const state = entity.states ? { [entity.states.field]: stateColumn(entity.states) } : {}
  return {
    id: { kind: 'integer', title: 'Number' },
    ...entity.fields,
    ...state,
    ...entity.computed,
    created_at: { kind: 'datetime', title: 'Added' },
    updated_at: { kind: 'datetime', title: 'Last changed' },
  }
}
const stateColumn = ({ title, values }) => ({ kind: 'choice', title, options: values })

/** The fields that a list can be narrowed by: those of the list, and always references and the state. */
export function filtersOf(entity) {
  const references = Object.keys(entity.fields).filter((name) => entity.fields[name].kind === 'reference')
  return new Set([...entity.list.filters, ...references, ...(entity.states ? [entity.states.field] : [])])
}

/** Reads `?q=&sort=&page=&pageSize=` and the filters. An empty value counts as not given. */
export function readQuery(entity, search, { paging = true } = {}) {
  const query = { q: '', sort: entity.list.sort, page: 1, pageSize: entity.list.pageSize, filters: {} }
  for (const [name, value] of search) {
    if (name === 'q') query.q = value.trim()
    else if (name === 'sort') query.sort = value === '' ? query.sort : sortOf(entity, value)
    else if (paging && name === 'page') query.page = value === '' ? 1 : whole(name, value, 1_000_000)
    else if (paging && name === 'pageSize') query.pageSize = value === '' ? query.pageSize : whole(name, value, 100)
    else if (filtersOf(entity).has(name)) {
      if (value !== '') query.filters[name] = filterValue(entity, name, value)
    } else throw badRequest(`There is no parameter "${name}".`)
  }
  return query
}

function whole(name, value, max) {
  if (!/^[0-9]{1,7}$/.test(value) || Number(value) < 1 || Number(value) > max)
    throw badRequest(`"${name}" must be a whole number from 1 to ${max}.`)
  return Number(value)
}

function sortOf(entity, value) {
  if (!Object.hasOwn(columnsOf(entity), value.replace(/^-/, '')))
    throw badRequest(`Rows cannot be sorted by "${value}".`)
  return value
}

function filterValue(entity, name, value) {
  const column = columnsOf(entity)[name]
  if (column.kind === 'boolean') {
    if (value !== 'true' && value !== 'false') throw badRequest(`"${name}" must be true or false.`)
    return value === 'true' ? 1 : 0
  }
  if (column.kind === 'choice') {
    if (!Object.hasOwn(column.options, value))
      throw badRequest(`"${name}" must be one of: ${Object.keys(column.options).join(', ')}.`)
    return value
  }
  if (!column.parse) return Number.isNaN(Number(value)) ? value : Number(value)
  try {
    return withoutLimits(column, column.parse(value))
  } catch (error) {
    throw error instanceof Problem ? badRequest(`"${name}" ${error.message}`) : error
  }
}

/** A filter is compared, not kept: what is out of range just finds nothing. */
function withoutLimits(column, value) {
  const isNumber = ['integer', 'decimal', 'money', 'reference'].includes(column.kind)
  if (isNumber && typeof value !== 'number') throw new Problem('must be a number.')
  return column.kind === 'datetime' ? datetime('').read(value) : value
}

/** The rows that the user may list, search and filters applied: one page of them, and how many there are. */
export function list(app, entity, user, query) {
  const chosen = choose(app, entity, demand(user, entity.may.list(user)), query)
  const { total } = app.db.get(`select count(*) as total ${chosen.text}`, chosen.values)
  const { page, pageSize } = query
  const rows = app.db.all(`select * ${chosen.text} order by ${orderOf(app, entity, query.sort)} limit ? offset ?`, [
    ...chosen.values,
    pageSize,
    (page - 1) * pageSize,
  ])
  return { rows, total, page, pageSize }
}

/** The accounts that a field refers to in the rows that the user may list, at most 200. */
export function peopleBehind(app, entity, user, name) {
  const { text, values } = demand(user, entity.may.list(user))
  return app.db
    .all(`select distinct this."${name}" as id from (${rowsOf(entity)}) as this where ${text} limit 200`, values)
    .flatMap(({ id }) => (id === null ? [] : [id]))
}

/** All the rows for an export: those of the list that the user may export. */
export function exported(app, entity, user, query) {
  const condition = demand(user, entity.may.export(user))
  const visible = entity.may.list(user)
  const chosen = choose(app, entity, visible ? both(condition, visible) : condition, query)
  return app.db.all(`select * ${chosen.text} order by ${orderOf(app, entity, query.sort)}`, chosen.values)
}

function choose(app, entity, visible, { q, filters }) {
  const conditions = [visible]
  for (const word of q.split(/\s+/).filter((part) => part !== '')) {
    const places = entity.list.search.map((name) => `instr(fold(${textOf(app, entity, name)}), fold(?)) > 0`)
    const text = places.length === 0 ? 'false' : `(${places.join(' or ')})`
    conditions.push({ text, values: places.map(() => word) })
  }
  for (const [name, value] of Object.entries(filters))
    conditions.push({
      text: typeof value === 'string' ? `fold(this."${name}") = fold(?)` : `this."${name}" = ?`,
      values: [value],
    })
  return {
    text: `from (${rowsOf(entity)}) as this where ${conditions.map(({ text }) => text).join(' and ')}`,
    values: conditions.flatMap(({ values }) => values),
  }
}

const quote = (text) => `'${text.replaceAll("'", "''")}'`

/** What people read of a value, as SQL: the title of a choice, the label of a referred row. */
function textOf(app, entity, name) {
  const column = columnsOf(entity)[name]
  if (column.kind === 'choice') {
    const titles = Object.entries(column.options).map(([id, title]) => `when ${quote(id)} then ${quote(title)}`)
    return `case this."${name}" ${titles.join(' ')} end`
  }
  return column.kind === 'reference' ? labelSql(app, column.target, `this."${name}"`) : `this."${name}"`
}

function labelSql(app, target, id) {
  const entity = app.entities.find((candidate) => candidate.id === target)
  const table = entity?.id ?? 'user'
  const label = entity?.label ?? app.accounts.label
  const kind = entity ? entity.fields[label]?.kind : 'text'
  if (kind === undefined || kind === 'reference') return id
  return `(select named."${label}" from "${table}" as named where named.id = ${id})`
}

/** Choices and states in the order they are offered, references by their label, text without case. */
function orderOf(app, entity, sort) {
  const name = (sort ?? '-id').replace(/^-/, '')
  const direction = (sort ?? '-id').startsWith('-') ? 'desc' : 'asc'
  const column = columnsOf(entity)[name]
  if (column.kind === 'choice') {
    const places = Object.keys(column.options).map((id, place) => `when ${quote(id)} then ${place}`)
    return `case this."${name}" ${places.join(' ')} end ${direction}, this.id ${direction}`
  }
  const isText = ['text', 'longText', 'email', 'url', 'phone', 'reference'].includes(column.kind)
  const value = textOf(app, entity, name)
  return `${isText ? `fold(${value})` : value} ${direction}, this.id ${direction}`
}
