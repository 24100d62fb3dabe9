import type { Action } from '../../../core/app-spec/grant.ts'
import { conditionsOf, valueOf } from '../conditions/read-condition.ts'
import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { actingBase, actionsOf } from '../language/verbs.ts'

/** What the verbs do with rows; null where one of them does something else. */
export function actionsIn(phrase: Phrase): Action[] | null {
  const words = partsOf(phrase, /^(?:,|and|or|nor)$/).parts.map((part) => textOf(part))
  const actions = words.map((word) => actionsOf(actingBase(word) ?? ''))
  return actions.every((one) => one !== null) ? [...new Set(actions.flat())] : null
}

/** The entity that is named, or the one just spoken of. */
export const thingOf = (scene: Scene, thing: Phrase): EntityDraft | null => {
  if (!/^(?:it|they)$/.test(textOf(thing))) return entityNamed(scene.draft, thing)
  return scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
}

type Freeze = {
  readonly entity: EntityDraft
  readonly actions: readonly Action[]
  readonly phrase: Phrase
  readonly when: Phrase
}

/** Keeps rows that meet the condition as they are. */
export function freeze(scene: Scene, { entity, actions, phrase, when }: Freeze): boolean {
  const either = statesIn(entity, when)
  const conditions = either === null ? conditionsOf(entity, when) : []
  const stopped = actions.filter((action) => action === 'edit' || action === 'delete')
  if (conditions === null || stopped.length === 0 || stopped.length !== actions.length) return false
  scene.draft.current = entity.id
  for (const one of either?.map((state) => [literal(entity.stateField, '=', state)]) ?? [conditions]) {
    const id = addRule(entity, { kind: 'frozen', id: frozenId(entity, stopped), when: one, actions: stopped })
    demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  }
  return true
}

/** The states of `is won or lost`; null where it is not just a choice of states. */
function statesIn(entity: EntityDraft, when: Phrase): string[] | null {
  const words = textOf(when).replace(/^.*?\b(?:is|are|was|were|has been|have been|becomes|become) (?:either )?/, '')
  const states = words.split(/ (?:, or|,|or|and) /).map((word) => valueOf(entity, word))
  return entity.lives && states.length > 1 && states.every((state) => state !== null) ? states : null
}

/** An id for the next rule of that kind. */
export const frozenId = (entity: EntityDraft, actions: readonly Action[]): string =>
  `no_${actions.join('_')}_${entity.rules.length + 1}`

/** Keeps rows as they are in all but these states. */
export function freezeUnless(
  scene: Scene,
  {
    entity,
    actions,
    phrase,
    states,
  }: { entity: EntityDraft; actions: readonly Action[]; phrase: Phrase; states: readonly string[] },
): boolean {
  const stopped = actions.filter((action) => action === 'edit' || action === 'delete')
  if (stopped.length === 0 || stopped.length !== actions.length) return false
  const id = addRule(entity, {
    kind: 'frozen',
    id: frozenId(entity, stopped),
    when: states.map((state) => literal(entity.stateField, '!=', state)),
    actions: stopped,
  })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}
