import type { EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'

/** The entity whose list is meant; without words or with `the list`, the one just spoken of. */
export function listed(scene: Scene, thing: Phrase): EntityDraft | null {
  if (thing.length > 0 && !/^(?:it|them|(?:the |this )?(?:list|results?|lists))$/.test(textOf(thing))) {
    const of = thing.findIndex((token) => token.lower === 'of')
    const named = entityNamed(scene.draft, thing) ?? (of > 0 ? entityNamed(scene.draft, thing.slice(of + 1)) : null)
    if (named !== null) return named
    const last = nounOf(thing)?.name.replace(/ (?:list|record|entry|overview|table|page)$/, '')
    return last === undefined ? null : entityOfNoun(scene.draft, last)
  }
  return scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
}

/** The id of the field, state or computed value of that name. */
export function columnOf(scene: Scene, entity: EntityDraft, name: string): string | null {
  const id = idOf(name.replace(new RegExp(`^${entity.noun} `), ''))
  if (entity.values.length > 0 && (id === entity.stateField || id === 'status')) return entity.stateField
  const computed = entity.computed.find((one) => one.id === id)
  if (computed !== undefined) return computed.id
  const field =
    entity.fields.find((one) => one.id === id) ??
    entity.fields.find((one) => one.target !== null && one.target === entityOfNoun(scene.draft, name)?.id)
  if (field !== undefined) return field.id
  const ending = entity.fields.filter((one) => one.id.endsWith(`_${id}`))
  return ending.length === 1
    ? (ending[0]?.id ?? null)
    : /^(?:creation date|date created|created at|creation time)$/.test(name)
      ? 'created_at'
      : null
}

const sorted =
  /^(?:the )?(?:list of )?(?<thing>[^,:()]+?)(?: list| lists| overview)? (?:is|are|must be|can be) (?:listed |shown |displayed )?(?:sorted|ordered|listed|shown)? ?(?:by default )?(?<by>by (?:their |its |the )?)?(?<field>[a-z -]+?)(?: by default)?(?: ?, ?| \( ?| with (?:the )?)?(?<way>(?:the )?(?:newest|latest|oldest|earliest|soonest|highest|lowest|most recent|cheapest|largest|smallest|nearest)(?: (?:one|ones|entries|[a-z]+))? ?first|ascending|descending|alphabetically|in ascending order|in descending order|newest on top|latest on top)?(?: \))?$/d

/** `Books are sorted by title`: the order in which rows come. */
export function order(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, sorted)
  if (found === null || !/\b(?:sorted|ordered|listed|shown|displayed|first)\b/.test(textOf(phrase))) return false
  const entity = listed(scene, found.group('thing'))
  if (entity === null) return false
  const way = textOf(found.group('way'))
  const name = textOf(found.group('field')).trim()
  const newest = /^(?:the )?(?:newest|latest|most recent|oldest)(?: [a-z]+)? first$/.exec(name)
  const field =
    newest === null
      ? found.has('by')
        ? columnOf(scene, entity, name)
        : name === 'alphabetically'
          ? null
          : null
      : 'created_at'
  if (field === null) return false
  const direction = /newest|latest|highest|desc|recent|largest/.test(`${way} ${newest === null ? '' : name}`)
    ? 'desc'
    : 'asc'
  entity.sort = { field, direction }
  demand(scene, phrase, { kind: 'sort', entity: entity.id, field, byDefault: true })
  return true
}
