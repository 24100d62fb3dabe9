import type { EntityDraft, FieldDraft } from '../draft/draft.ts'
import type { SubjectKind } from '../../../core/app-spec/demand.ts'
import type { Scene } from '../draft/scene.ts'
import type { Found, Phrase } from '../language/token.ts'

/** The field that a constraint is about. `entity` is null for a field of the account. */
export type Target = { readonly entity: EntityDraft | null; readonly field: FieldDraft }

/**
 * A family of things that can be said of one field. `patterns` match the whole of what is said; `read` adds the facts
 * and claims the words, or returns false and leaves no trace where it does not understand them in full.
 */
export type Constraint = {
  readonly name: string
  readonly patterns: readonly RegExp[]
  readonly read: (input: {
    readonly found: Found
    readonly phrase: Phrase
    readonly target: Target
    readonly scene: Scene
  }) => boolean
}

/** The entity that demands name for this target: accounts are `user`. */
export const entityIdOf = (target: Target): string => target.entity?.id ?? 'user'

export const number = '-?[0-9]+(?:\\.[0-9]+)?'

/** True where the text has already set such a limit: of two limits the narrower one holds, not the one told last. */
export const wasTold = (scene: Scene, target: Target, kind: SubjectKind): boolean =>
  scene.draft.demands.some(
    ({ subject }) =>
      subject.kind === kind &&
      'field' in subject &&
      subject.entity === entityIdOf(target) &&
      subject.field === target.field.id,
  )
