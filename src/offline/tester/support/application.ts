import assert from 'node:assert/strict'
import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Entity } from '../../../core/app-spec/entity.ts'
import { candidates } from './candidates.ts'
import type { Row } from './meets.ts'
import { countsPeople } from './room.ts'
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
  readonly #known = new Map<string, Account[]>()
  readonly #byId = new Map<number, Account>()
  readonly #rows = new Map<string, Map<number, Row>>()
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

  /** Someone of the role whom the test has not met yet, though other tests of this file may have; null: someone who is not signed in. */
  async lent(role: string | null, met: ReadonlySet<Account>): Promise<Account> {
    if (role === null) return this.visitor()
    return this.#known.get(role)?.find((each) => !met.has(each) && this.#isFree(each)) ?? this.account(role)
  }

  /** True where the account has no rows yet that a rule counts by person. */
  #isFree(account: Account): boolean {
    return this.spec.entities.every((entity) => {
      const people = countsPeople(entity).length === 0 ? [] : entity.fields.filter((field) => field.target === 'user')
      return [...this.rows(entity.id).values()].every((row) => people.every((field) => row[field.id] !== account.id))
    })
  }

  /** A new account of the role, which has nothing yet. */
  async account(role: string): Promise<Account> {
    const chief = await this.chief()
    const account = await this.#signUp(role)
    if (role !== givenRole(this.spec)) {
      const given = await chief.session.send('PATCH', `/api/users/${account.id}`, { role })
      assert.equal(given.status, 200, `an account can be given the role ${role}: ${given.text}`)
    }
    this.#known.set(role, [...(this.#known.get(role) ?? []), account])
    return account
  }

  /** The account with this id, if a test of this file uses it. */
  accountOf(id: number): Account | null {
    return this.#byId.get(id) ?? null
  }

  /** The rows of an entity that tests of this file have added or read, as they were then. */
  rows(entity: string): ReadonlyMap<number, Row> {
    return this.#rows.get(entity) ?? new Map<number, Row>()
  }

  /** Keeps in mind what a row holds. */
  remember(entity: string, row: Row): void {
    const rows = this.#rows.get(entity) ?? new Map<number, Row>()
    this.#rows.set(entity, rows.set(Number(row['id']), row))
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
    const { email, password } = registration
    const account = { role, id: Number(answer.json['id']), email, password, session }
    this.#byId.set(account.id, account)
    return account
  }
}
