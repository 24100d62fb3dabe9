import type { EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'

const starts =
  /^(?:(?:each |every |all )?(?:a |an |the )?new )?(?:a |an |the |each |every |all |its |their )*(?<thing>[^,:()]+?)(?: 's)?(?: (?:status|state))? (?:must )?(?:starts?(?: out)?(?: as(?: an?)?| in(?: the)?(?: state| stage| status)?| with(?: the)?(?: status| state)?)?(?: an?)?|begins?(?: as| in| with)?|is created as|are created as|is created with|is initially|are initially|initially is|is first|gets?|is|are|has|have)(?: the| an?)?(?: (?:status|state))? (?<state>[a-z -]+?)(?: (?:state|status))?(?<when> (?:first|when (?:it is |they are )?(?:first )?created|at first|initially|when new|by default))?$/d

const states =
  /^(?:(?:a|an|the|each|every|all|its) )*(?:(?:possible )?(?:status|state|statuses|states|stages?) (?:of|for) )?(?<thing>[^,:()]+?)(?: 's)?(?: (?:status|state|statuses|states))? (?:can be|is|are|has|have|must be|can have|is always)(?: (?:either|one of|the))*(?: ?(?:status|statuses|states|state|stages))?(?: :)? ?(?<list>[a-z][^:()]+)$/d

/** `New tickets are open`: where such things begin. */
export function begun(scene: Scene, phrase: Phrase): boolean {
  const text = textOf(phrase)
  if (
    !/^(?:each |every |a |an |all |the )*new |\b(?:starts?|begins?|initially|created (?:as|with)|at first|when (?:it is )?(?:first )?created)\b/.test(
      text,
    )
  )
    return false
  const found = find(phrase, starts)
  const entity = found === null ? null : subjectEntity(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const state = idOf(textOf(found.group('state')))
  if (
    / (?:and|or|by|with|to) /.test(` ${textOf(found.group('state'))} `) ||
    entity.fields.some((field) => field.id === state)
  )
    return false
  if (
    entity.values.length > 0 &&
    !entity.values.includes(state) &&
    !/\b(?:starts?|begins?|created) (?:out )?as\b/.test(text) &&
    !/^(?:open|new|draft|pending|planned|requested|created|submitted|active|available|received|waiting|todo|to_do|unpaid|scheduled|reported|in_progress|proposed|idea|placed|registered)$/.test(
      state,
    )
  )
    return false
  if (!entity.values.includes(state)) entity.values.unshift(state)
  entity.initial = state
  entity.lives = true
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'states', entity: entity.id })
  return true
}

/** The entity whose states are spoken of. */
export function subjectEntity(scene: Scene, thing: Phrase): EntityDraft | null {
  if (/^(?:it|they|status|state)$/.test(textOf(thing)))
    return scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
  return entityNamed(scene.draft, thing)
}

/** `A ticket is open, solved or closed`: the states there are. */
export function stated(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, states)
  const entity = found === null ? null : subjectEntity(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const named =
    /\b(?:status|state|statuses|states|stages?)\b/.test(textOf(found.frame)) ||
    /^(?:it|they|status|state)$/.test(textOf(found.group('thing')))
  const list = found.group('list')
  if (!/ (?:or|and|,) /.test(textOf(list))) return false
  const values = listed(list)
  const able = / can be /.test(` ${textOf(phrase)} `) && !named
  if (
    able &&
    values?.every(
      (value) => movingBase(value.replaceAll('_', '-')) !== null && !/^(?:open|active|available)$/.test(value),
    ) === true
  )
    return false
  if (
    values === null ||
    (!named &&
      !mostly(values, (value) =>
        /^(?:open|new|draft|pending|planned|available|active|inactive|done|sent|lost|overdue|in_progress|free|due|todo|to_do|waiting|ready|.+ed|paid|sold|held|taken|given|kept|broken|won|built|written|read|hidden|in_[a-z_]+|on_[a-z_]+|under_[a-z_]+|out_of_[a-z_]+|not_[a-z_]+)$/.test(
          value,
        ),
      ))
  )
    return false
  for (const value of values) if (!entity.values.includes(value)) entity.values.push(value)
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'states', entity: entity.id })
  return true
}

function listed(list: Phrase): string[] | null {
  const parts = textOf(list)
    .split(/ (?:,|or|and) (?:or |and )?/)
    .map((part) => part.replace(/^(?:a|an|the|either) /, '').trim())
  if (
    parts.some(
      (part) =>
        part === '' ||
        part.split(' ').length > 3 ||
        /\b(?:by|must|can|cannot|is|with|if|of|to|than|for|at-least|in)\b/.test(part.replace(/^(?:in|to|on)[ -]/, '')),
    )
  )
    return null
  return parts.map(idOf)
}

/** True where it holds for all, or, of three and more that are told of each thing, for all but one. */
const mostly = (values: readonly string[], holds: (value: string) => boolean): boolean =>
  values.filter((value) => !holds(value)).length <= (values.length >= 3 ? 1 : 0)
