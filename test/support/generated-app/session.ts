import type { Entity } from '../../../src/core/app-spec/entity.ts'
import type { Field } from '../../../src/core/app-spec/field.ts'
import type { GeneratedApp } from './generated-app.ts'
import { type Answer, accepted, send } from './http.ts'
import { find, lookup } from './lookup.ts'
import {
  asFieldValue,
  daysApart,
  freshNumber,
  isUniqueNumber,
  laterBy,
  neededFields,
  sampleValue,
} from './sample-row.ts'

export type Row = Readonly<Record<string, unknown>> & { readonly id: number }
export interface Page {
  readonly items: readonly Row[]
  readonly total: unknown
  readonly pageSize: unknown
}
export type Values = Readonly<Record<string, unknown>>

/** The row that an answer holds. */
export const asRow = (answer: Answer): Row => {
  const { body } = answer
  if (typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'number') {
    return { ...body, id: body.id }
  }
  throw new Error(`Expected a row: ${answer.asked} → ${answer.status} ${answer.text.slice(0, 200)}`)
}

/**
 * Someone who uses the application over HTTP: an account, or a visitor without one. Entities, fields and transitions
 * are named as the requirements name them; alternatives are separated by `|`.
 */
export class Session {
  readonly #app: GeneratedApp
  readonly token: string | null
  readonly account: Row | null

  /** The role that this account was made for; null for no role in particular. */
  readonly role: string | null

  constructor(
    app: GeneratedApp,
    as: { readonly token: string | null; readonly account: Row | null; readonly role: string | null },
  ) {
    const { token, account, role } = as
    this.#app = app
    this.role = role
    this.token = token
    this.account = account
  }

  send(method: string, path: string, body?: unknown): Promise<Answer> {
    return send({ base: this.#app.base, method, path, token: this.token, by: this.role, body })
  }

  /** A row that the application should take, with `values` in place of the sampled ones. */
  async row(entityName: string, values: Values = {}): Promise<Record<string, unknown>> {
    const entity = this.#app.entity(entityName)
    const row = this.#named(entity, values)
    const apart = daysApart(entity, Object.keys(row))
    for (const field of neededFields(entity)) {
      if (field.id in row) continue
      if (field.type === 'reference') row[field.id] = await this.#referred(field)
      else if (isUniqueNumber(entity, field)) row[field.id] = freshNumber(field)
      else row[field.id] = sampleValue(field, apart + laterBy(entity, field))
    }
    return row
  }

  async post(entityName: string, values: Values = {}): Promise<Answer> {
    return this.send('POST', this.#path(entityName), await this.row(entityName, values))
  }

  /** Creates a row; throws unless it is accepted. */
  async make(entityName: string, values: Values = {}): Promise<Row> {
    return asRow(accepted(await this.post(entityName, values)))
  }

  /** Sends the given values only: what is left out stays empty. */
  async postBare(entityName: string, values: Values): Promise<Answer> {
    return this.send('POST', this.#path(entityName), this.#named(this.#app.entity(entityName), values))
  }

  async edit(entityName: string, row: Row, values: Values): Promise<Answer> {
    return this.send('PATCH', this.#path(entityName, row), this.#named(this.#app.entity(entityName), values))
  }

  remove(entityName: string, row: Row): Promise<Answer> {
    return this.send('DELETE', this.#path(entityName, row))
  }

  get(entityName: string, row: Row): Promise<Answer> {
    return this.send('GET', this.#path(entityName, row))
  }

  /** Sends a valid row that leaves one field out. */
  async postWithout(entityName: string, field: string): Promise<Answer> {
    const row = await this.row(entityName)
    delete row[this.#app.column(entityName, field)]
    return this.send('POST', this.#path(entityName), row)
  }

  /** The first page of a list as the application gives it. */
  async page(entityName: string, query: Values = {}): Promise<Page> {
    const answer = accepted(await this.send('GET', this.#path(entityName) + this.#query(entityName, query)))
    const { body } = answer
    if (typeof body === 'object' && body !== null && 'items' in body && Array.isArray(body.items)) {
      const items = body.items.map((item: unknown) => asRow({ ...answer, body: item }))
      const total = 'total' in body ? body.total : null
      return { items, total, pageSize: 'pageSize' in body ? body.pageSize : null }
    }
    throw new Error(`Expected a list: ${answer.asked} → ${answer.text.slice(0, 200)}`)
  }

  /** The rows of the list, in its order. `query` uses the names of the requirements for fields. */
  async list(entityName: string, query: Values = {}): Promise<readonly Row[]> {
    return (await this.page(entityName, { pageSize: 100, ...query })).items
  }

  lists(entityName: string): Promise<Answer> {
    return this.send('GET', this.#path(entityName))
  }

  csv(entityName: string): Promise<Answer> {
    return this.send('GET', `${this.#path(entityName)}.csv`)
  }

  /**
   * Makes a transition named by its button or by the state it leads to; a choice or a tick box serves as well. `values`
   * are set along with it, by a `PATCH` as the contract allows it, or before it where that is what the application takes.
   */
  async move(entityName: string, row: Row, wanted: string, values: Values = {}): Promise<Answer> {
    const entity = this.#app.entity(entityName)
    const { states } = entity
    if (Object.keys(values).length > 0) {
      const state = states === null ? undefined : lookup(states.values, wanted)
      if (states !== null && state !== undefined) {
        const body = { ...this.#named(entity, values), [states.field]: state.id }
        const answer = await this.send('PATCH', this.#path(entityName, row), body)
        if (answer.status === 200) return answer
      }
      accepted(await this.edit(entityName, row, values))
    }
    const way = this.#way(entity, row, wanted)
    if (way !== undefined) return this.send('POST', `${this.#path(entityName, row)}/${way}`, {})
    return this.send('PATCH', this.#path(entityName, row), this.#settingOf(entity, wanted))
  }

  /** What the row says about a field, a computed value or its state. */
  value(entityName: string, row: Row, wanted: string): unknown {
    return row[this.#app.column(entityName, wanted)]
  }

  /** The row as it is now. */
  async fresh(entityName: string, row: Row): Promise<Row> {
    return asRow(accepted(await this.get(entityName, row)))
  }

  async figure(wanted: string): Promise<unknown> {
    const figure = find(this.#app.spec.figures, wanted, 'figure')
    const { body } = accepted(await this.send('GET', '/api/figures'))
    return typeof body === 'object' && body !== null ? Object.entries(body).find(([id]) => id === figure.id)?.[1] : null
  }

  /** The transition that leads from where the row is to the wanted state, or that has the wanted name. */
  #way({ states }: Entity, row: Row, wanted: string): string | undefined {
    if (states === null) return undefined
    const state = lookup(states.values, wanted)
    const ways = states.transitions.filter((move) => move.to === state?.id)
    const here = row[states.field]
    const fromHere = ways.find((move) => typeof here === 'string' && move.from.includes(here))
    return (lookup(ways, wanted) ?? fromHere ?? ways[0] ?? lookup(states.transitions, wanted))?.id
  }

  /** What to set where there is no transition: the state itself, an option of a choice, or a tick box. */
  #settingOf(entity: Entity, wanted: string): Record<string, unknown> {
    const state = lookup(entity.states?.values ?? [], wanted)
    if (entity.states !== null && state !== undefined) return { [entity.states.field]: state.id }
    for (const field of entity.fields) {
      const option = lookup(field.options, wanted)
      if (option !== undefined) return { [field.id]: option.id }
    }
    const boxes = entity.fields.filter((field) => field.type === 'boolean')
    return { [find(boxes, wanted, `transition, state, option or tick box of ${entity.id}`).id]: true }
  }

  #path(entityName: string, row?: Row): string {
    const path = `/api/${this.#app.entity(entityName).path}`
    return row === undefined ? path : `${path}/${row.id}`
  }

  #query(entityName: string, query: Values): string {
    const pairs = Object.entries(query).map(([key, value]): [string, string] => {
      if (['q', 'page', 'pageSize'].includes(key)) return [key, String(value)]
      if (key === 'sort') {
        const sort = String(value)
        return [key, (sort.startsWith('-') ? '-' : '') + this.#app.column(entityName, sort.replace(/^-/, ''))]
      }
      const entity = this.#app.entity(entityName)
      const column = this.#app.column(entityName, key)
      const field = entity.fields.find((each) => each.id === column)
      if (field !== undefined) return [column, String(asFieldValue(field, value))]
      return [column, lookup(entity.states?.values ?? [], String(value))?.id ?? String(value)]
    })
    return `?${new URLSearchParams(pairs).toString()}`
  }

  #named(entity: Entity, values: Values): Record<string, unknown> {
    const row: Record<string, unknown> = {}
    for (const [name, value] of Object.entries(values)) {
      const field = find(entity.fields, name, `field of ${entity.id}`)
      row[field.id] = asFieldValue(field, value)
    }
    return row
  }

  async #referred(field: Field): Promise<number | null> {
    if (field.target === 'user') return this.account?.id ?? null
    const target = field.target ?? ''
    const mine = await this.post(target)
    if (mine.status === 201) return asRow(mine).id
    return (await this.#app.makeAsAnyone(target, mine)).id
  }
}

/** True if the row is among the rows. */
export const has = (rows: readonly Row[], row: Row): boolean => rows.some((each) => each.id === row.id)
