import assert from 'node:assert/strict'
import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import { candidates } from './candidates.ts'
import type { Row } from './meets.ts'
import { Session } from './session.ts'
import { chiefRole, givenRole } from './standing.ts'

/** Someone who uses the application. `role` is null and `id` 0 for a visitor who is not signed in. */
export type Account = {
  readonly role: string | null
  readonly id: number
  readonly email: string
  readonly password: string
  readonly session: Session
}

/** The application under test, as one test file meets it: what it should be, where it listens, who has signed up. */
export class Application {
  readonly spec: AppSpec
  readonly #base: string
  #count = 0
  #chief: Promise<Account> | null = null

  constructor(spec: AppSpec, base: string) {
    this.spec = spec
    this.#base = base
  }

  /** A number that no other row or account of this file has got. */
  next(): number {
    this.#count += 1
    return this.#count
  }

  entity(id: string): Entity {
    const entity = this.spec.entities.find((each) => each.id === id)
    assert.ok(entity, `no entity ${id}`)
    return entity
  }

  visitor(): Account {
    return { role: null, id: 0, email: '', password: '', session: new Session(this.#base) }
  }

  /** The first account ever: it has the role of the highest rank and gives roles to others. */
  chief(): Promise<Account> {
    this.#chief ??= this.#signUp(chiefRole(this.spec))
    return this.#chief
  }

  /** A new account of the role; null: a visitor who is not signed in. */
  async account(role: string | null): Promise<Account> {
    if (role === null) return this.visitor()
    const chief = await this.chief()
    const account = await this.#signUp(role)
    if (role === givenRole(this.spec)) return account
    const given = await chief.session.send('PATCH', `/api/users/${account.id}`, { role })
    assert.equal(given.status, 200, `an account can be given the role ${role}: ${given.text}`)
    return account
  }

  /** What a registration asks for, with an e-mail address that nobody has yet. */
  registration(): Row & { readonly email: string; readonly password: string } {
    const n = this.next()
    const asked = (this.spec.accounts?.fields ?? []).filter((field) => field.editable && field.type !== 'reference')
    const fields = asked.map((field) => [field.id, candidates({ rules: [] }, field, n, [])[0] ?? null] as const)
    const password = `right horse ${n} battery`.padEnd(this.spec.security.passwordMinLength, 'x')
    return { ...Object.fromEntries(fields), email: `person${n}@example.com`, password }
  }

  async #signUp(role: string): Promise<Account> {
    const { session } = this.visitor()
    const registration = this.registration()
    const answer = await session.send('POST', '/api/register', registration)
    assert.equal(answer.status, 201, `people can register: ${answer.text}`)
    return { role, id: Number(answer.json['id']), email: registration.email, password: registration.password, session }
  }
}
