import { conflict, forbidden, invalid, notFound, signInFirst } from './http/errors.js'
import { both } from './permissions.js'
import { rowsOf } from './rows.js'
import { readValues, wantedValues } from './values.js'

/** The condition under which `user` may do it. Throws where this user never may. */
export function demand(user, condition) {
  if (condition === null) throw user === null ? signInFirst() : forbidden()
  return condition
}

const meets = (app, entity, id, condition) =>
  app.db.get(`select 1 from (${rowsOf(entity)}) as this where this.id = ? and ${condition.text}`, [
    id,
    ...condition.values,
  ]) !== undefined

/** Asks who is not signed in to do so, where nobody without an account may do it. Others learn first whether the row is there. */
function askToSignIn(user, condition) {
  if (condition === null && user === null) throw signInFirst()
}

function refuseUnless(app, entity, id, condition) {
  if (condition === null || !meets(app, entity, id, condition)) throw forbidden()
}

/** True where the user may do it with this row. */
function may(app, entity, user, action, id) {
  const condition = entity.may[action](user)
  return condition !== null && meets(app, entity, id, condition)
}

const holds = (app, entity, id, text) => meets(app, entity, id, { text: `(${text})`, values: [] })

/** The row, if the user may view it. Throws "not found" where not, so that nobody learns what exists. */
export function find(app, entity, user, id) {
  const { text, values } = demand(user, entity.may.view(user))
  const row = app.db.get(`select * from (${rowsOf(entity)}) as this where this.id = ? and ${text}`, [id, ...values])
  if (row === undefined) throw notFound(`There is no such ${entity.noun.one}, or you may not see it.`)
  return row
}

const stored = (app, entity, id) => app.db.get(`select * from (${rowsOf(entity)}) as this where this.id = ?`, [id])

/** Throws unless the user may do it with this row now. */
export function demandFree(app, entity, user, action, id) {
  if (!may(app, entity, user, action, id)) throw forbidden()
  refuseFrozen(app, entity, id, action)
}

/** True where `demandFree` would let it pass. */
export function isFree(app, entity, user, action, id) {
  const isFrozen = entity.frozen.some((rule) => rule.actions.includes(action) && holds(app, entity, id, rule.when))
  return !isFrozen && may(app, entity, user, action, id)
}

/** Adds a row. `input` holds the values that were sent, by field. */
export function create(app, entity, user, input) {
  const condition = demand(user, entity.may.create(user))
  return app.db.transaction(() => {
    const values = readValues(app, entity, user, { ...wantedValues(entity, user), ...input }, {})
    if (entity.states) values[entity.states.field] = entity.states.initial
    const at = new Date().toISOString()
    const row = { ...values, created_at: at, updated_at: at }
    const names = Object.keys(row)
    const { lastInsertRowid } = app.db.run(
      `insert into "${entity.id}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`,
      Object.values(row),
    )
    const id = Number(lastInsertRowid)
    if (!meets(app, entity, id, condition)) throw forbidden()
    checkRules(app, entity, id, () => true)
    return stored(app, entity, id)
  })
}

/** Changes the values that are given, and the state if it is among them. */
export function change(app, entity, user, id, input) {
  const { [entity.states?.field ?? '']: state, ...values } = input
  const isEdit = state === undefined || Object.keys(values).length > 0
  const condition = isEdit ? entity.may.edit(user) : null
  if (isEdit) askToSignIn(user, condition)
  return app.db.transaction(() => {
    const row = find(app, entity, user, id)
    const transition =
      state === undefined || state === row[entity.states.field] ? null : transitionTo(app, entity, user, row, state)
    if (isEdit) {
      refuseUnless(app, entity, id, condition)
      refuseFrozen(app, entity, id, 'edit')
    }
    if (transition) refuseFrom(entity, row, transition)
    const changes = readValues(app, entity, user, values, row)
    if (transition) changes[entity.states.field] = transition.to
    return save(app, entity, user, row, changes)
  })
}

/** Makes a transition. `input` may hold the fields that the new state asks for. */
export function move(app, entity, user, id, name, input) {
  const transition = entity.states.transitions[name]
  const condition = transition.by(user)
  askToSignIn(user, condition)
  return app.db.transaction(() => {
    const row = find(app, entity, user, id)
    refuseUnless(app, entity, id, condition)
    refuseFrom(entity, row, transition)
    const changes = readValues(app, entity, user, input, row)
    return save(app, entity, user, row, { ...changes, [entity.states.field]: transition.to })
  })
}

/** Deletes a row that nothing needs any more. */
export function remove(app, entity, user, id) {
  const condition = entity.may.delete(user)
  askToSignIn(user, condition)
  app.db.transaction(() => {
    find(app, entity, user, id)
    refuseUnless(app, entity, id, condition)
    refuseFrozen(app, entity, id, 'delete')
    for (const { by, via, message } of entity.kept)
      if (app.db.get(`select 1 from "${by}" where "${via}" = ?`, [id]) !== undefined) throw conflict(message)
    app.db.run(`delete from "${entity.id}" where id = ?`, [id])
  })
}

/** The transitions that the user may make with this row now, as `[id, transition]`. */
export function openTransitions(app, entity, user, row) {
  if (!entity.states) return []
  return Object.entries(entity.states.transitions).filter(([, transition]) => {
    const condition = transition.by(user)
    return transition.from.includes(row[entity.states.field]) && condition && meets(app, entity, row.id, condition)
  })
}

function save(app, entity, user, row, changes) {
  const names = Object.keys(changes)
  if (names.length === 0) return row
  const at = new Date().toISOString()
  app.db.run(
    `update "${entity.id}" set ${names.map((name) => `"${name}" = ?`).join(', ')}, updated_at = ? where id = ?`,
    [...Object.values(changes), at, row.id],
  )
  // A row must not be moved to a place where the same person could not have edited it.
  const condition = entity.may.edit(user)
  if (names.some((name) => entity.places.includes(name)) && !(condition && meets(app, entity, row.id, condition)))
    throw forbidden()
  checkRules(app, entity, row.id, (rule) => rule.checks.some((name) => names.includes(name)))
  return stored(app, entity, row.id)
}

function transitionTo(app, entity, user, row, state) {
  const { states } = entity
  if (!Object.hasOwn(states.values, state))
    throw invalid([
      { field: states.field, message: `${states.title} must be one of: ${Object.keys(states.values).join(', ')}.` },
    ])
  const leading = Object.values(states.transitions).filter((transition) => transition.to === state)
  const fitting = leading.filter((transition) => transition.from.includes(row[states.field]))
  const candidates = fitting.length > 0 ? fitting : leading
  if (candidates.length === 0) throw conflict(noWay(entity, row, state))
  const conditions = candidates.map((transition) => ({ transition, condition: transition.by(user) }))
  const allowed = conditions.find(({ condition }) => condition && meets(app, entity, row.id, condition))
  if (!allowed) throw user === null && conditions.every(({ condition }) => !condition) ? signInFirst() : forbidden()
  return allowed.transition
}

const noWay = ({ states, noun }, row, state) =>
  `This ${noun.one} is "${states.values[row[states.field]]}" and cannot become "${states.values[state]}".`

function refuseFrom(entity, row, transition) {
  if (!transition.from.includes(row[entity.states.field])) throw conflict(noWay(entity, row, transition.to))
}

function refuseFrozen(app, entity, id, action) {
  for (const rule of entity.frozen)
    if (rule.actions.includes(action) && holds(app, entity, id, rule.when)) throw conflict(rule.message)
}

function checkRules(app, entity, id, concerned) {
  const broken = entity.rules.filter((rule) => concerned(rule) && holds(app, entity, id, rule.broken))
  if (broken.length > 0) throw invalid(broken.map(({ field, message }) => ({ field, message })))
}

/** A figure over the rows that the user may list, or undefined where it is not for this user. */
export function figure(app, user, { entity, sql, when, mine }) {
  const visible = entity.may.list(user)
  const own = mine === null ? visible : user === null ? null : visible && both(visible, mine(user))
  if (own === null) return undefined
  const { value } = app.db.get(
    `select ${sql} as value from (${rowsOf(entity)}) as this where ${when} and ${own.text}`,
    own.values,
  )
  return value
}
