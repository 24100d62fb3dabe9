import { rowsOf } from './rows.js'

const pad = (value) => String(value).padStart(2, '0')
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A value as people read it, for everything but references. */
export function textOf(column, value) {
  if (value === null || value === undefined) return ''
  const withUnit = (text) => (column.unit ? `${text} ${column.unit}` : text)
  switch (column.kind) {
    case 'boolean':
      return value === 1 || value === true ? 'Yes' : 'No'
    case 'choice':
      return column.options[value] ?? value
    case 'money':
      return withUnit(value.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }))
    case 'integer':
    case 'decimal':
      return withUnit(value.toLocaleString('en', { maximumFractionDigits: 6 }))
    case 'date':
      return dayText(value)
    case 'datetime': {
      const moment = new Date(value)
      return `${dayText(value.slice(0, 10))}, ${pad(moment.getUTCHours())}:${pad(moment.getUTCMinutes())} UTC`
    }
    default:
      return withUnit(String(value))
  }
}

const dayText = (day) => `${Number(day.slice(8, 10))} ${months[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`

/** The labels of rows, by id; rows that the user may not view are left out. */
export function labelsOf(app, user, target, ids) {
  if (ids.length === 0) return new Map()
  const marks = ids.map(() => '?').join(', ')
  if (target === 'user') {
    const accounts = app.db.all(`select * from "user" where id in (${marks})`, ids)
    return new Map(accounts.map((account) => [account.id, app.accounts.nameOf(account, user)]))
  }
  const entity = app.entities.find((candidate) => candidate.id === target)
  const visible = entity.may.view(user)
  if (visible === null) return new Map()
  const rows = app.db.all(`select * from (${rowsOf(entity)}) as this where this.id in (${marks}) and ${visible.text}`, [
    ...ids,
    ...visible.values,
  ])
  return labelled(app, user, entity, rows)
}

/** The label of each of these rows, by id. */
export function labelled(app, user, entity, rows) {
  const field = entity.fields[entity.label] ?? entity.computed[entity.label]
  const far =
    field.kind === 'reference'
      ? labelsOf(app, user, field.target, [...new Set(rows.map((row) => row[entity.label]).filter(Boolean))])
      : null
  return new Map(
    rows.map((row) => {
      const value = row[entity.label]
      const text = far ? far.get(value) : textOf({ ...field, unit: null }, value)
      return [row.id, text || `${entity.title} ${row.id}`]
    }),
  )
}

/** The labels behind every reference in these rows: `labels[field].get(id)`. */
export function labelsIn(app, user, entity, rows) {
  const labels = {}
  for (const [name, field] of Object.entries(entity.fields)) {
    if (field.kind !== 'reference') continue
    const ids = [...new Set(rows.map((row) => row[name]).filter((id) => id !== null))]
    labels[name] = labelsOf(app, user, field.target, ids)
  }
  return labels
}

/** What a reference can be set to: `[{ id, label }]`, in the order of the labels. */
export function choicesOf(app, user, target) {
  const entity = app.entities.find((candidate) => candidate.id === target)
  const visible = entity ? (entity.may.list(user) ?? entity.may.view(user)) : null
  let labels = new Map()
  if (!entity)
    labels = labelsOf(
      app,
      user,
      'user',
      app.db.all('select id from "user" limit 1000').map(({ id }) => id),
    )
  else if (visible) {
    const text = `select * from (${rowsOf(entity)}) as this where ${visible.text} order by this.id desc limit 1000`
    labels = labelled(app, user, entity, app.db.all(text, visible.values))
  }
  return [...labels]
    .map(([id, label]) => ({ id, label }))
    .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }) || a.id - b.id)
}
