import type { AppSpec } from '../../core/app-spec/app-spec.ts'
import type { Entity } from '../../core/app-spec/entity.ts'
import type { Field } from '../../core/app-spec/field.ts'
import type { Grant } from '../../core/app-spec/grant.ts'
import { CannotTest } from './cannot-test.ts'
import { solve, type Wish } from './support/solve.ts'
import { allowed, rolesOf, speaksOf, standing } from './support/standing.ts'

/** What the writer of a test asks about the specification. What cannot be tried over HTTP is refused with CannotTest. */
export class Ground {
  readonly spec: AppSpec

  constructor(spec: AppSpec) {
    this.spec = spec
  }

  entity(id: string): Entity {
    const entity = this.spec.entities.find((each) => each.id === id)
    if (entity === undefined) throw new CannotTest(`The specification has no entity ${id}.`)
    return entity
  }

  field(entity: Entity, id: string): Field {
    const field = entity.fields.find((each) => each.id === id)
    if (field === undefined) throw new CannotTest(`${entity.title} has no field ${id}.`)
    return field
  }

  /** An entity of which a test can add a valid row, and find it again. */
  makable(id: string): Entity {
    const entity = this.entity(id)
    this.#refuseUnmakable(entity, [])
    return entity
  }

  /** A field that people can set on a row that can be added. */
  settable(entityId: string, fieldId: string): { readonly entity: Entity; readonly field: Field } {
    const entity = this.makable(entityId)
    const field = this.field(entity, fieldId)
    if (!field.editable) throw new CannotTest(`Nobody can set ${field.title} of ${entity.title}.`)
    return { entity, field }
  }

  /** Refuses a row that no values could make. */
  feasible(entity: Entity, wish: Wish, what: string): void {
    if (solve(entity, wish, 1) === null) throw new CannotTest(`The rules of ${entity.title} leave no row ${what}.`)
  }

  /** Every role, least first, and null for someone who is not signed in (the only one where there are no accounts). */
  get everyone(): readonly (string | null)[] {
    return [null, ...rolesOf(this.spec).map((role) => role.id)]
  }

  /** The path by which people of the role own rows, where they may act on their own only and can come to own one. */
  ownPath(entity: Entity, grants: readonly Grant[], role: string): string | null {
    const paths = grants.flatMap((grant) => (grant.own !== null && speaksOf(grant, role) ? [grant.own] : []))
    return paths.find((path) => this.#canOwn(entity, path, role)) ?? null
  }

  /**
   * Which rows people of the role see: every one, those that are theirs by a path, or (null) none that a test could make.
   */
  sight(entity: Entity, role: string | null): 'all' | { readonly path: string } | null {
    const { view } = entity.grants
    const seen = standing(view, role)
    if (seen === 'free') return 'all'
    const path = role === null || seen === 'never' ? null : this.ownPath(entity, view, role)
    return path === null ? null : { path }
  }

  #canOwn(entity: Entity, path: string, role: string): boolean {
    const [head = '', ...rest] = path.split('.')
    const field = entity.fields.find((each) => each.id === head)
    if (field?.target === null || field === undefined) return false
    if (rest.length === 0) return field.editable || standing(entity.grants.create, role) !== 'never'
    return this.#canOwn(this.entity(field.target), rest.join('.'), role)
  }

  #refuseUnmakable(entity: Entity, seen: readonly string[]): void {
    if (seen.includes(entity.id)) throw new CannotTest(`A first ${entity.title} needs another ${entity.title}.`)
    const { create, view, list } = entity.grants
    if (allowed(this.spec, create).length === 0) throw new CannotTest(`Nobody may add a row of ${entity.title}.`)
    if (view.length + list.length === 0) throw new CannotTest(`Nobody may see a row of ${entity.title}.`)
    for (const field of entity.fields) {
      if (field.type !== 'reference' || !field.required || !field.editable || field.target === 'user') continue
      this.#refuseUnmakable(this.entity(field.target ?? ''), [...seen, entity.id])
    }
    this.feasible(entity, {}, 'that is valid')
  }
}
