import type { AppSpec } from '../../../src/core/app-spec/app-spec.ts'
import type { Entity } from '../../../src/core/app-spec/entity.ts'
import type { Action } from '../../../src/core/app-spec/grant.ts'
import { type Answer, accepted, send } from './http.ts'
import { find, lookup } from './lookup.ts'
import { sampleValue, unique } from './sample-row.ts'
import { asRow, type Row, Session, type Values } from './session.ts'

const signedIn = (answer: Answer): { readonly token: string; readonly account: Row } => {
  const { body } = answer
  if (typeof body === 'object' && body !== null && 'token' in body && 'id' in body) {
    const { token, id } = body
    if (typeof token === 'string' && typeof id === 'number') return { token, account: { ...body, id } }
  }
  throw new Error(`Expected an account with a token: ${answer.asked} → ${answer.status} ${answer.text}`)
}

/** A started application and the specification it was rendered from, as a stranger who knows only HTTP meets it. */
export class GeneratedApp {
  readonly base: string
  readonly spec: AppSpec
  #boss: Promise<Session> | null = null

  constructor(base: string, spec: AppSpec) {
    this.base = base
    this.spec = spec
  }

  /** Somebody without an account. */
  visitor(): Session {
    return new Session(this, { token: null, account: null, role: null })
  }

  /**
   * The first account, which has the role of the highest rank; a visitor where there are no accounts. `values` count at
   * the first call only.
   */
  boss(values: Values = {}): Promise<Session> {
    if (this.spec.accounts === null) return Promise.resolve(this.visitor())
    this.#boss ??= this.#register(values)
    return this.#boss
  }

  /** A new account as a registration gives it, with these values; a visitor where there are no accounts. */
  async someone(values: Values = {}): Promise<Session> {
    await this.boss()
    return this.spec.accounts === null ? this.visitor() : this.#register(values)
  }

  /** A new account of a role, which the first account gives it. */
  async as(role: string): Promise<Session> {
    const wanted = find(this.spec.accounts?.roles ?? [], role, 'role')
    const boss = await this.boss()
    const { token, account } = await this.#register({})
    if (account !== null && account['role'] !== wanted.id) {
      accepted(await boss.send('PATCH', `/api/users/${account.id}`, { role: wanted.id }))
    }
    return new Session(this, { token, account, role })
  }

  /**
   * Somebody who may do this, for checks of what is not about who may: an account of the role `first` if it may, else of
   * the highest role that may; a visitor where there are no accounts.
   */
  async whoMay(action: Action, entityName: string, first: string): Promise<Session> {
    const roles = this.spec.accounts?.roles ?? []
    const allowed = this.entity(entityName).grants[action].map((grant) => grant.who)
    const may = roles.filter(
      ({ id }) => allowed.includes(id) || allowed.includes('signed_in') || allowed.includes('anyone'),
    )
    const role = lookup(may, first) ?? may.toSorted((a, b) => b.rank - a.rank)[0]
    if (role === undefined) return this.boss()
    const { token, account } = await this.as(role.id)
    return new Session(this, { token, account, role: null })
  }

  /** Another valid value for some field that people may edit, for checks of whether a row can be changed at all. */
  harmlessChange(entityName: string): Values {
    const entity = this.entity(entityName)
    const texts = entity.fields.filter((each) => each.editable && ['text', 'long_text'].includes(each.type))
    const [field] =
      texts.length > 0 ? texts : entity.fields.filter((each) => each.editable && each.type !== 'reference')
    if (field === undefined) throw new Error(`Nothing about ${entity.id} can be edited.`)
    return { [field.id]: sampleValue(field) }
  }

  entity(wanted: string): Entity {
    return find(this.spec.entities, wanted, 'entity')
  }

  /** The id of a field, the state field or a computed value. */
  column(entityName: string, wanted: string): string {
    const entity = this.entity(entityName)
    const state = entity.states === null ? [] : [{ id: entity.states.field, title: entity.states.title }]
    const always = [{ id: 'created_at' }, { id: 'updated_at' }]
    return find([...entity.fields, ...entity.computed, ...state, ...always], wanted, `column of ${entity.id}`).id
  }

  /** A row made by whoever is allowed to: for what a check needs but does not try. */
  async makeAsAnyone(entityName: string, refusal: Answer): Promise<Row> {
    if (this.spec.accounts === null)
      throw new Error(`Nobody can make a ${entityName}: ${refusal.asked} → ${refusal.text}`)
    const answers = [refusal.text]
    for (const role of this.spec.accounts.roles.toReversed()) {
      const session = await this.as(role.id)
      const answer = await session.post(entityName)
      if (answer.status === 201) return asRow(answer)
      answers.push(`${role.id}: ${answer.status} ${answer.text}`)
    }
    throw new Error(`No role can make a ${entityName}: ${answers.join('; ')}`)
  }

  async #register(values: Values): Promise<Session> {
    const fields = this.spec.accounts?.fields ?? []
    const body: Record<string, unknown> = {
      email: `person${unique()}@example.org`,
      password: 'correct horse battery staple',
    }
    for (const field of fields) if (field.required && field.editable) body[field.id] = sampleValue(field)
    for (const [name, value] of Object.entries(values)) body[lookup(fields, name)?.id ?? name] = value
    const answer = accepted(await send({ base: this.base, method: 'POST', path: '/api/register', token: null, body }))
    const { token, account } = signedIn(answer)
    return new Session(this, { token, account, role: null })
  }
}
