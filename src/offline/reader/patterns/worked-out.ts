import type { Computed } from '../../../core/app-spec/computed.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import type { Phrase } from '../language/token.ts'

/** The entity that was just spoken of. */
export const current = (scene: Scene): EntityDraft | null =>
  scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)

/** Puts a computed value in the place of a field of that name, which nobody has to fill any more. */
export function addComputed(scene: Scene, entity: EntityDraft, computed: Computed, phrase: Phrase): boolean {
  if (entity.rules.some((rule) => JSON.stringify(rule).includes(`"${computed.id}"`))) return false
  entity.fields = entity.fields.filter((field) => field.id !== computed.id)
  if (!entity.computed.some((known) => known.id === computed.id)) entity.computed.push(computed)
  const before = scene.draft.demands.findIndex(
    (one) => one.subject.kind === 'field' && one.subject.entity === entity.id && one.subject.field === computed.id,
  )
  const stale = scene.draft.demands[before]
  if (stale !== undefined)
    scene.draft.demands[before] = { ...stale, subject: { kind: 'computed', entity: entity.id, computed: computed.id } }
  demand(scene, phrase, { kind: 'computed', entity: entity.id, computed: computed.id })
  scene.draft.current = entity.id
  return true
}

/** The entity that a worked-out value of that name belongs to. */
export function subjectOf(scene: Scene, of: Phrase, name: string): EntityDraft | null {
  if (of.length > 0) return entityNamed(scene.draft, of)
  const owners = [...scene.draft.entities.values()].filter((entity) =>
    entity.fields.some((field) => field.id === idOf(name)),
  )
  if (owners.length === 1) return owners[0] ?? null
  const prefixed = [...scene.draft.entities.values()].find((entity) => name.startsWith(`${entity.noun} `))
  return prefixed ?? current(scene)
}
