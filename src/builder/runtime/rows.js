/** The rows of an entity with its computed values, as SQL; to be used as `from (${rowsOf(entity)}) as this`. */
export function rowsOf(entity) {
  const computed = Object.entries(entity.computed).map(([name, { sql }]) => `, ${sql} as "${name}"`)
  return `select this.*${computed.join('')} from "${entity.id}" as this`
}

/** A row in the form that the API shows. */
export function present(entity, row) {
  const shown = { id: row.id }
  const put = (name, kind) => {
    const value = row[name] ?? null
    shown[name] = kind === 'boolean' && value !== null ? value === 1 : value
  }
  for (const [name, field] of Object.entries(entity.fields)) put(name, field.kind)
  if (entity.states) put(entity.states.field, 'state')
  for (const [name, value] of Object.entries(entity.computed)) put(name, value.kind)
  return { ...shown, created_at: row.created_at, updated_at: row.updated_at }
}
