import assert from 'node:assert/strict'
import type { Entity } from '../../../core/app-spec/entity.ts'
import type { Field } from '../../../core/app-spec/field.ts'
import type { Action, Grant } from '../../../core/app-spec/grant.ts'
import type { Account, Application } from './application.ts'
import { candidates, fits, sized, text } from './candidates.ts'
import { order, type Row, type Value } from './meets.ts'
import { wayTo } from './way.ts'
import { hasRoom } from './room.ts'
import { solve, type Wish } from './solve.ts'
import { allowed, givenRole, speaksOf, standing } from './standing.ts'
import { itemsOf } from './session.ts'

/** A row that the application keeps: its entity, its id, who added it, and what was answered last. */
export type Kept = { readonly entity: string; readonly id: number; readonly by: Account; readonly data: Row }
/** A path to a user (`workout.owner`) and the account it must lead to. */
type Owned = { readonly path: string; readonly account: Account }
/** How a row is wished for, who adds it, and whose it is. */
export type Order = Wish & {
  readonly by?: Account
  /** The one who adds it, unless a rule counts what each person has and leaves them no room: then another one like them. */
  readonly like?: Account
  readonly owned?: readonly Owned[]
  /** References that are filled although they may stay empty. */
  readonly fill?: readonly string[]
  /** Values of the rows that are referred to, by reference: `{ class: { capacity: 2 } }`. */
  readonly parents?: Readonly<Record<string, Row>>
}
/** A request that adds a valid row, ready to be sent. */
export type Draft = { readonly entity: string; readonly by: Account; readonly body: Row }

const numeric: readonly string[] = ['integer', 'decimal', 'money']
const texts: readonly string[] = ['text', 'long_text', 'email', 'url', 'phone']

/** One test's people and rows, all of its own: nothing here is shared with another test. */
export class Scene {
  readonly app: Application
  readonly #accounts = new Map<string, Account>()
  readonly #met = new Set<Account>()
  readonly #made: Kept[] = []

  constructor(app: Application) {
    this.app = app
  }

  /** This test's account of the role; null: someone who is not signed in. */
  async account(role: string | null): Promise<Account> {
    const known = this.#accounts.get(role ?? '')
    if (known !== undefined) return known
    const account = await this.another(role)
    this.#accounts.set(role ?? '', account)
    return account
  }

  /** One more account of the role, which this test has not used yet. */
  async another(role: string | null): Promise<Account> {
    const account = await this.app.lent(role, this.#met)
    this.#met.add(account)
    return account
  }

  /** A new account of the role, which has nothing yet; null: someone who is not signed in. */
  async newcomer(role: string | null): Promise<Account> {
    const account = role === null ? this.app.visitor() : await this.app.account(role)
    this.#met.add(account)
    return account
  }

  /** Someone who may do to the row what the grants allow, and sees it if such a one can be; null if nobody may. */
  async whoMay(grants: readonly Grant[], row: Kept): Promise<Account | null> {
    const { view } = this.app.entity(row.entity).grants
    const people = [row.by, ...this.#owners([...grants, ...view], row)].filter((each) => this.#may(grants, row, each))
    const roles = allowed(this.app.spec, grants).filter((role) => standing(grants, role) === 'free')
    const seeing = people.find((each) => this.#may(view, row, each))
    if (seeing !== undefined) return seeing
    const role = roles.find((each) => standing(view, each) === 'free')
    if (role !== undefined) return this.account(role)
    return people[0] ?? (roles[0] === undefined ? null : this.account(roles[0]))
  }

  /** Someone who may do this to every one of the rows. */
  async whoForAll(action: Action, rows: readonly Kept[]): Promise<Account> {
    const [first] = rows
    assert.ok(first)
    const grants = this.app.entity(first.entity).grants[action]
    const who = await this.who(action, first)
    if (rows.every((row) => this.#may(grants, row, who))) return who
    const role = allowed(this.app.spec, grants).find((each) => standing(grants, each) === 'free')
    assert.notEqual(role, undefined, `somebody may ${action} all of these rows`)
    return this.account(role ?? null)
  }

  /** Someone who may view the one row and is shown the other in lists; null if there is no such one. */
  async whoSeesBoth(viewed: Kept, listed: Kept): Promise<Account | null> {
    const { view } = this.app.entity(viewed.entity).grants
    const { list } = this.app.entity(listed.entity).grants
    const people = [listed.by, viewed.by, ...this.#owners([...view, ...list], listed)]
    const both = people.find((each) => this.#may(view, viewed, each) && this.#may(list, listed, each))
    if (both !== undefined) return both
    const role = allowed(this.app.spec, list).find(
      (each) => standing(list, each) === 'free' && standing(view, each) === 'free',
    )
    return role === undefined ? null : this.account(role)
  }

  /** Someone who may do this to the row. */
  async who(action: Action, row: Kept): Promise<Account> {
    const account = await this.whoMay(this.app.entity(row.entity).grants[action], row)
    assert.ok(account, `somebody may ${action} this ${row.entity}`)
    return account
  }

  /** Adds a valid row and checks that it is kept as it was given. */
  async make(entity: string, values: Row = {}, order: Order = {}): Promise<Kept> {
    return this.keep(await this.draft(entity, values, order))
  }

  /** Sends a draft, which must be taken, and checks that what was given is what is kept. */
  async keep(draft: Draft): Promise<Kept> {
    const { path } = this.app.entity(draft.entity)
    const answer = await draft.by.session.send('POST', `/api/${path}`, draft.body)
    assert.equal(answer.status, 201, `a right ${draft.entity} is taken: ${JSON.stringify(draft.body)} → ${answer.text}`)
    const row = { entity: draft.entity, id: Number(answer.json['id']), by: draft.by, data: answer.json as Row }
    assert.ok(Number.isInteger(row.id), `the new ${draft.entity} has an id: ${answer.text}`)
    this.app.remember(row.entity, row.data)
    this.#made.push(row)
    const kept = await this.read(row)
    for (const [field, value] of Object.entries(draft.body)) this.same(draft.entity, field, kept[field], value)
    return { ...row, data: kept }
  }

  /** A row that this test has added, by its id. */
  added(entity: string, id: Value | undefined): Kept {
    const row = this.#made.find((each) => each.entity === entity && each.id === id)
    assert.ok(row, `this test has added the ${entity} ${id}`)
    return row
  }

  /** Checks that the stored value of a field is the one that was given. */
  same(entity: string, field: string, stored: Value | undefined, given: Value): void {
    const type = this.app.entity(entity).fields.find((each) => each.id === field)?.type
    const equal =
      type === 'datetime' && typeof stored === 'string' && typeof given === 'string'
        ? Date.parse(stored) === Date.parse(given)
        : stored === given
    assert.ok(
      equal,
      `${field} of the ${entity} is kept: found ${JSON.stringify(stored)}, gave ${JSON.stringify(given)}`,
    )
  }

  /** The row as it is stored now, read by someone who may see it. */
  async read(row: Kept): Promise<Row> {
    const entity = this.app.entity(row.entity)
    const viewer = await this.whoMay(entity.grants.view, row)
    if (viewer === null) {
      const lister = await this.who('list', row)
      const found = (await this.list(lister, row.entity)).find((each) => each['id'] === row.id)
      assert.ok(found, `the ${row.entity} ${row.id} is in the list`)
      return found
    }
    const answer = await viewer.session.send('GET', `/api/${entity.path}/${row.id}`)
    assert.equal(answer.status, 200, `the ${row.entity} ${row.id} is there: ${answer.text}`)
    this.app.remember(row.entity, answer.json as Row)
    return answer.json as Row
  }

  /** The row with the rows it refers to in the place of their ids: `full.product.price`. */
  async full(row: Kept): Promise<Record<string, unknown>> {
    return this.#expand(this.app.entity(row.entity), await this.read(row))
  }

  /** Every row that the account is shown, over all pages. `query`: `sort=-price`. */
  async list(account: Account, entityId: string, query = ''): Promise<readonly Row[]> {
    const { path } = this.app.entity(entityId)
    const rows: Row[] = []
    for (let page = 1; ; page += 1) {
      const answer = await account.session.send(
        'GET',
        `/api/${path}?${query}${query === '' ? '' : '&'}page=${page}&pageSize=100`,
      )
      assert.equal(answer.status, 200, `the list of ${path} is shown: ${answer.text}`)
      const [first] = itemsOf(answer)
      assert.ok(first === undefined || rows.every((row) => row['id'] !== first['id']), 'each page has rows of its own')
      rows.push(...itemsOf(answer))
      if (itemsOf(answer).length < 100) return rows
    }
  }

  /** How many rows there are, in the eyes of someone who sees all of them, or else of the account; null if neither may list. */
  async count(entityId: string, account: Account): Promise<number | null> {
    const { grants, path } = this.app.entity(entityId)
    const all = allowed(this.app.spec, grants.list).find((role) => standing(grants.list, role) === 'free')
    if (all === undefined && standing(grants.list, account.role) === 'never') return null
    const eyes = all === undefined ? account : await this.account(all)
    const answer = await eyes.session.send('GET', `/api/${path}?pageSize=1`)
    assert.equal(answer.status, 200, `the list of ${path} is shown: ${answer.text}`)
    return Number(answer.json['total'])
  }

  /** Makes a transition, as someone who may, and checks that the new state is stored. */
  async move(row: Kept, transitionId: string): Promise<void> {
    const { states, path } = this.app.entity(row.entity)
    const transition = states?.transitions.find((each) => each.id === transitionId)
    assert.ok(states && transition)
    const account = await this.whoMay(transition.by, row)
    assert.ok(account, `somebody may ${transitionId} this ${row.entity}`)
    const answer = await account.session.send('POST', `/api/${path}/${row.id}/${transitionId}`)
    assert.equal(answer.status, 200, `${transitionId} works: ${answer.text}`)
    assert.equal((await this.read(row))[states.field], transition.to, `after ${transitionId} the state is stored`)
  }

  /** Brings a row that was just added to a state, by the shortest way of allowed transitions. */
  async bring(row: Kept, state: string): Promise<Kept> {
    for (const step of wayTo(this.app.entity(row.entity), state) ?? []) await this.move(row, step)
    return { ...row, data: await this.read(row) }
  }

  /** A valid row with all that it refers to, and who may add it: someone whom the rules leave room for one more. */
  async draft(entityId: string, values: Row = {}, order: Order = {}): Promise<Draft> {
    const drafted = await this.#drafted(entityId, values, order)
    if ((order.owned ?? []).length > 0 || this.#hasRoom(drafted)) return drafted
    const like = order.by ?? (await this.another(drafted.by.role))
    return this.#drafted(entityId, values, { ...order, like })
  }

  #hasRoom({ entity: id, by, body }: Draft): boolean {
    const entity = this.app.entity(id)
    const mine = entity.fields.filter((field) => field.target === 'user' && field.default === 'me')
    const next = { ...Object.fromEntries(mine.map((field) => [field.id, by.id])), ...body }
    return hasRoom(entity, [...this.app.rows(id).values()], next)
  }

  async #drafted(entityId: string, values: Row, order: Order): Promise<Draft> {
    const entity = this.app.entity(entityId)
    const like = order.like && standing(entity.grants.create, order.like.role) !== 'never' ? order.like : undefined
    const by = order.by ?? like ?? (await this.#maker(entity, order.owned ?? []))
    const owned = [...(order.owned ?? [])]
    const mine = (grants: readonly Grant[]) => {
      if (standing(grants, by.role) !== 'own') return
      const path = grants.find((grant) => grant.own !== null && speaksOf(grant, by.role))?.own
      if (path && !owned.some((each) => each.path === path)) owned.push({ path, account: by })
    }
    mine(entity.grants.create)
    mine(entity.grants.view)
    mine(entity.grants.list)
    const refers: Record<string, Value> = {}
    for (const field of entity.fields) {
      if (field.type !== 'reference' || !field.editable || field.id in values) continue
      const wanted = owned.filter((each) => each.path === field.id || each.path.startsWith(`${field.id}.`))
      const filled = field.required || isUsed(entity, field) || order.fill?.includes(field.id) === true
      if (wanted.length > 0 || filled)
        refers[field.id] = await this.#target({
          entity,
          field,
          wanted,
          by,
          values: order.parents?.[field.id] ?? {},
        })
    }
    const chosen = solve(entity, { ...order, fixed: { ...order.fixed, ...refers, ...values } }, this.app.next())
    assert.ok(chosen, `no valid ${entityId} was found with ${JSON.stringify(values)}`)
    return { entity: entityId, by, body: { ...chosen, ...refers, ...order.fixed, ...values } }
  }

  /** A text of exactly so many characters that no other row has in the field. */
  sized(entity: string, field: string, length: number): string {
    return sized(this.#field(entity, field), length, this.app.next())
  }

  /** A text in the form of the field that no other row has in it. */
  text(entity: string, field: string): string {
    return text(this.#field(entity, field), this.app.next())
  }

  /** Up to three valid values of the field that come in another order than they sort: the middle one, the least, the greatest. */
  spread(entityId: string, fieldId: string): readonly Value[] {
    const [entity, field] = [this.app.entity(entityId), this.#field(entityId, fieldId)]
    const found = [...this.#wishedFor(field), ...candidates(entity, field, this.app.next(), [])]
    const usable = [...new Set(found)].filter(
      (value) => solve(entity, { fixed: { [fieldId]: value } }, this.app.next()) !== null,
    )
    const [low, middle, high] = usable.slice(0, 3).toSorted(order)
    return [middle, low, high].filter((value) => value !== undefined)
  }

  /** Other values that the field of this row could have, the rest of the row staying as it is. */
  others(row: Kept, fieldId: string): readonly Value[] {
    const [entity, field] = [this.app.entity(row.entity), this.#field(row.entity, fieldId)]
    const found = [...this.#wishedFor(field), ...candidates(entity, field, this.app.next(), [])]
    // In which state the row is by now is another matter.
    const { [entity.states?.field ?? '']: _, ...now } = row.data
    const fixed = (value: Value) => ({ ...now, [fieldId]: value })
    return [...new Set(found)].filter(
      (value) => value !== row.data[fieldId] && solve(entity, { fixed: fixed(value) }, 1) !== null,
    )
  }

  #wishedFor(field: Field): readonly Value[] {
    if (numeric.includes(field.type)) return [10, 2, 33].filter((each) => fits(field, each))
    if (!texts.includes(field.type)) return []
    const starts =
      field.type === 'url'
        ? ['https://b.', 'https://a.', 'https://c.']
        : field.type === 'phone'
          ? ['', '', '']
          : ['b', 'a', 'c']
    const made = starts.map(
      (start) => start + text(field, this.app.next()).replace(start === '' ? /^$/ : /.*:\/\//, ''),
    )
    return made.map((each) => each.slice(0, field.maxLength ?? 200))
  }

  #field(entity: string, id: string): Field {
    const field = this.app.entity(entity).fields.find((each) => each.id === id)
    assert.ok(field, `${entity} has the field ${id}`)
    return field
  }

  /** Deletes what this test added, newest first, as far as anyone may. */
  async clear(): Promise<void> {
    for (const row of this.#made.toReversed()) {
      const entity = this.app.entity(row.entity)
      const account = await this.whoMay(entity.grants.delete, row)
      await account?.session.send('DELETE', `/api/${entity.path}/${row.id}`)
    }
  }

  async #maker(entity: Entity, owned: readonly Owned[]): Promise<Account> {
    const { create, view, list, edit } = entity.grants
    const owner = owned.find((each) => standing(create, each.account.role) !== 'never')
    if (owner !== undefined) return owner.account
    const worth = (role: string | null) =>
      [view, list, edit].filter((grants) => standing(grants, role) !== 'never').length
    const role = allowed(this.app.spec, create).toSorted((a, b) => worth(b) - worth(a))[0]
    assert.notEqual(role, undefined, `somebody may create a ${entity.id}`)
    return this.account(role ?? null)
  }

  async #target(need: {
    entity: Entity
    field: Field
    wanted: readonly Owned[]
    by: Account
    values: Row
  }): Promise<number> {
    const { entity, field, wanted, by } = need
    if (field.target === 'user') {
      const account = wanted.find((each) => each.path === field.id)?.account ?? (await this.#userFor(need))
      return account.id
    }
    const target = this.app.entity(field.target ?? '')
    const values = { ...roomy(entity, field, target), ...need.values }
    const owned = wanted.map((each) => ({ path: each.path.slice(field.id.length + 1), account: each.account }))
    if (standing(target.grants.view, by.role) === 'own') {
      const path = target.grants.view.find((grant) => grant.own !== null && speaksOf(grant, by.role))?.own
      if (path && !owned.some((each) => each.path === path)) owned.push({ path, account: by })
    }
    const canMake = standing(target.grants.create, by.role) !== 'never' && owned.every((each) => each.account === by)
    return (await this.make(target.id, values, canMake ? { like: by, owned } : { owned })).id
  }

  /** Who stands in a field that refers to a user: one of the role that a grant names for it, or else the one who adds the row. */
  async #userFor(need: { entity: Entity; field: Field; by: Account }): Promise<Account> {
    const { entity, field, by } = need
    const grants = [
      ...Object.values(entity.grants).flat(),
      ...(entity.states?.transitions.flatMap((each) => each.by) ?? []),
    ]
    const who = grants.find((grant) => grant.own === field.id)?.who
    if (who === undefined || who === 'anyone' || speaksOf({ who, own: null }, by.role))
      return by.role === null ? this.account(givenRole(this.app.spec)) : by
    return this.account(who === 'signed_in' ? givenRole(this.app.spec) : who)
  }

  /** True where the account may do to the row what the grants allow. */
  #may(grants: readonly Grant[], row: Kept, account: Account): boolean {
    return grants.some(
      (grant) =>
        speaksOf(grant, account.role) &&
        (grant.own === null || (account.role !== null && this.#userAt(row, grant.own)?.id === account.id)),
    )
  }

  /** The people to whom the row belongs, by the paths of these grants. */
  #owners(grants: readonly Grant[], row: Kept): readonly Account[] {
    const paths = new Set(grants.flatMap((grant) => (grant.own === null ? [] : [grant.own])))
    return [...paths].map((path) => this.#userAt(row, path)).filter((each) => each !== null)
  }

  #userAt(row: Kept, path: string): Account | null {
    let entity = this.app.entity(row.entity)
    let data: Row | undefined = this.app.rows(row.entity).get(row.id)
    const steps = path.split('.')
    for (const step of steps.slice(0, -1)) {
      const target = entity.fields.find((field) => field.id === step)?.target
      data = this.app.rows(target ?? '').get(Number(data?.[step]))
      entity = this.app.entity(target ?? '')
    }
    return this.app.accountOf(Number(data?.[steps.at(-1) ?? '']))
  }

  async #expand(entity: Entity, data: Row): Promise<Record<string, unknown>> {
    const full: Record<string, unknown> = { ...data }
    for (const field of entity.fields) {
      const known = field.target === 'user' ? undefined : this.app.rows(field.target ?? '').get(Number(data[field.id]))
      if (known !== undefined) full[field.id] = await this.#expand(this.app.entity(field.target ?? ''), known)
    }
    return full
  }
}

/** Where a number of the referred row bounds how many rows refer to it: a number with room for all of a test's rows. */
function roomy(entity: Entity, via: Field, target: Entity): Row {
  const names = entity.rules.flatMap((rule) =>
    rule.kind === 'limit' && typeof rule.max === 'string' && rule.max.startsWith(`${via.id}.`)
      ? [rule.max.slice(via.id.length + 1)]
      : [],
  )
  const bounds = target.fields.filter((field) => field.editable && names.includes(field.id))
  const values = Object.fromEntries(bounds.map((field) => [field.id, field.max ?? Math.max(100, field.min ?? 0)]))
  return solve(target, { fixed: values }, 1) === null ? {} : values
}

/** True where a rule or a computed value looks at the reference, so that even an optional one should be filled. */
function isUsed(entity: Entity, field: Field): boolean {
  if (field.target === entity.id) return false
  const paths = entity.rules.flatMap((rule) => {
    if (rule.kind === 'unique') return rule.fields
    if (rule.kind === 'no_overlap') return rule.scope
    if (rule.kind === 'limit') return typeof rule.max === 'string' ? [...rule.scope, rule.max] : rule.scope
    return []
  })
  const expressions = entity.computed.flatMap((each) => (each.kind === 'expression' ? [each.expression] : []))
  return (
    paths.some((path) => path.split('.')[0] === field.id) || expressions.some((text) => text.includes(`${field.id}.`))
  )
}
