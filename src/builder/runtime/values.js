import { badRequest, invalid } from './http/errors.js'
import { Problem, now, today } from './fields.js'
import { rowsOf } from './rows.js'

/** Refuses keys that are no field and fields that people cannot set. */
export function refuseUnknownKeys(entity, input, { withState = true } = {}) {
  const problems = Object.keys(input).flatMap((name) => {
    if (withState && name === entity.states?.field) return []
    if (!Object.hasOwn(entity.fields, name)) return [{ field: name, message: `There is no field "${name}".` }]
    return entity.fields[name].editable ? [] : [{ field: name, message: `"${name}" cannot be set.` }]
  })
  if (problems.length > 0) throw badRequest(problems.map(({ message }) => message).join(' '), problems)
}

/** What a new row holds where nothing is said. */
export function wantedValues(entity, user) {
  const moments = { today: today(), now: now(), me: user?.id ?? null }
  return Object.fromEntries(
    Object.entries(entity.fields).map(([name, { initial }]) => [
      name,
      typeof initial === 'function' ? initial(moments) : initial,
    ]),
  )
}

/**
 * Checks the values that are given and returns them as they are kept. What stays as it was in `before` is left alone,
 * so that an old row can be edited although its date has passed.
 */
export function readValues(app, entity, user, input, before) {
  const kept = {}
  const problems = []
  for (const [name, field] of Object.entries(entity.fields)) {
    if (!Object.hasOwn(input, name)) continue
    try {
      const isTick = field.kind === 'boolean' && typeof input[name] === 'boolean'
      const same = before[name] === (isTick ? Number(input[name]) : input[name])
      if (same && !(field.required && input[name] === null)) continue
      const value = field.read(input[name])
      if (value === before[name]) continue
      if (field.kind === 'reference' && field.editable && value !== null && !canSee(app, user, field.target, value))
        throw new Problem('must be one that exists and that you may see.')
      kept[name] = value
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      problems.push({ field: name, message: `${field.title} ${error.message}` })
    }
  }
  const { states } = entity
  const state = states ? input[states.field] : undefined
  if (state !== undefined && before.id === undefined && state !== states.initial)
    problems.push({
      field: states.field,
      message: `${states.title} of a new ${entity.noun.one} must be "${states.initial}".`,
    })
  if (problems.length > 0) throw invalid(problems)
  return kept
}

function canSee(app, user, target, id) {
  if (target === 'user') return app.db.get('select 1 from "user" where id = ?', [id]) !== undefined
  const entity = app.entities.find((candidate) => candidate.id === target)
  const visible = entity.may.view(user)
  if (visible === null) return false
  return (
    app.db.get(`select 1 from (${rowsOf(entity)}) as this where this.id = ? and ${visible.text}`, [
      id,
      ...visible.values,
    ]) !== undefined
  )
}

/** What a form sent, by field, in the types that the fields read. Boxes that are not ticked are not sent at all. */
export function fromForm(entity, form, names = Object.keys(entity.fields)) {
  const input = {}
  for (const name of names) {
    const field = entity.fields[name]
    if (!field.editable) continue
    if (field.kind === 'boolean') input[name] = field.parse(form[name] ?? '')
    else if (form[name] !== undefined) input[name] = field.parse(form[name])
  }
  return input
}
