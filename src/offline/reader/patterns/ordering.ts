import { spotOf } from './comparing.ts'
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
  const whole = entity.fields.find((field) => field.id === idOf(name))
  if (whole !== undefined) return whole.id
  const id = idOf(name.replace(new RegExp(`^${entity.noun} `), ''))
  if (entity.values.length > 0 && (id === entity.stateField || id === 'status' || id === 'state'))
    return entity.stateField
  const computed = entity.computed.find((one) => one.id === id)
  if (computed !== undefined) return computed.id
  const field =
    entity.fields.find((one) => one.id === id) ??
    entity.fields.find((one) => one.target !== null && one.target === entityOfNoun(scene.draft, name)?.id)
  if (field !== undefined) return field.id
  const owned = /^(?<whose>.+?) 's (?<what>.+)$/.exec(name)?.groups
  const names =
    owned === undefined ? [] : [`${owned['whose']} ${owned['what']}`, `${owned['what']} of the ${owned['whose']}`]
  const theirs = entity.fields.find((one) => names.map(idOf).includes(one.id))
  if (theirs !== undefined) return theirs.id
  const ending = entity.fields.filter((one) => one.id.endsWith(`_${id}`))
  return ending.length === 1
    ? (ending[0]?.id ?? null)
    : /^(?:creation date|date created|created at|creation time)$/.test(name)
      ? 'created_at'
      : null
}

const thing = '(?:the )?(?:list of )?(?:all )?(?:the )?(?<thing>[^,:()]+?)(?: list| lists| overview)?'
const be = '(?:(?:is|are|must be|must|can be|come|comes|appear|appears) )?'
const shown = '(?:always )?(?:listed|shown|displayed|sorted|ordered|presented|come|appear)'
const top = '(?:first|on top|at the top)'
const extreme =
  '(?:newest|latest|oldest|earliest|soonest|highest|lowest|most recent|cheapest|largest|smallest|nearest|next|upcoming|last added)'

const forms: readonly RegExp[] = [
  new RegExp(`^(?:by default ,? ?)?${thing} ${be}${shown} ?(?<rest>.+)$`, 'd'),
  new RegExp(
    `^(?:by default ,? ?)?${thing} (?:is|are|must be|come|comes|must come|appear|appears) (?<rest>(?:with )?(?:the )?${extreme} .+)$`,
    'd',
  ),
  new RegExp(`^(?:show|list|display|sort) (?:the )?(?<rest>${extreme}) (?<thing>[a-z][a-z -]*?) (?<top>${top})$`, 'd'),
  new RegExp(
    `^(?:show|list|display|sort) (?:the )?(?<thing>[a-z][a-z -]*?) (?<rest>(?:with )?(?:the )?${extreme} (?:one |ones )?${top})$`,
    'd',
  ),
  new RegExp(
    `^(?:the )?(?<rest>${extreme}) (?<thing>[a-z][a-z -]*?) (?:(?:come|comes|are|is|appear|appears|must be|must come|are shown|are listed) )?(?<top>${top})$`,
    'd',
  ),
  new RegExp(`^${thing} : (?:${shown} )?(?<rest>(?:by |(?:the )?${extreme} |alphabetical).+)$`, 'd'),
  new RegExp(`^(?<rest>(?:the )?${extreme} (?:one |ones )?${top})$`, 'd'),
]

/** `Books are sorted by title`, `Newest orders first`: the order in which rows come. */
export function order(scene: Scene, phrase: Phrase): boolean {
  if (!/\b(?:sorted|ordered|listed|shown|displayed|presented|come|appear|first|top)\b/.test(textOf(phrase)))
    return false
  return forms.some((form) => {
    const found = find(phrase, form)
    const entity = found === null ? null : listed(scene, found.group('thing'))
    if (found === null || entity === null) return false
    const told = orderIn(scene, entity, textOf([...found.group('rest'), ...found.group('top')]))
    if (told === null) return false
    entity.sort = told
    scene.draft.current = entity.id
    demand(scene, phrase, { kind: 'sort', entity: entity.id, field: told.field, byDefault: true })
    return true
  })
}

/** True where a statement says nothing but in which order rows come. */
export const isOrder = (phrase: Phrase): boolean =>
  forms.slice(1).some((form) => find(phrase, form) !== null) ||
  /^[^:(]{1,60}? (?:sorted|ordered|listed) by [a-z -]+$/.test(textOf(phrase))

/** The order that the words tell; null where any of them is not understood. */
function orderIn(scene: Scene, entity: EntityDraft, said: string): EntityDraft['sort'] {
  let rest = ` ${said} `
  const take = (pattern: RegExp): string | null => {
    const match = pattern.exec(rest)
    if (match === null) return null
    rest = rest.replace(match[0], ' ')
    return match[1] ?? ''
  }
  take(/ by default (?:, )?/)
  const down = take(/ (?:in )?(?:descending|reverse|reverse chronological)(?: order)? /) !== null
  const up = take(/ (?:in )?(?:ascending|chronological)(?: order)? /) !== null
  const most = take(
    new RegExp(` (?:with )?(?:the )?(${extreme})(?: one| ones| entries| ${entity.noun}s?)?(?: ${top})? `),
  )
  const letters = take(/ (?:(?:in )?alphabetical(?: order)?|alphabetically) /) !== null
  const name =
    take(/ by (?:their |its |the )?([a-z][a-z -]*?) (?=$|,|\(|\))/) ??
    take(/ by (?:their |its |the )?([a-z][a-z -]*) $/)
  const spot = name === null && most !== null ? take(/ ([a-z]+ (?:date|time|day)|date|time) (?:first |on top )?/) : null
  if (rest.replace(/[ ,()]|(?<= )(?:first|and|with|on top)(?= )/g, '') !== '') return null
  const column = name ?? spot
  const field =
    column === null
      ? letters
        ? labelled(entity)
        : most === null
          ? null
          : momentOf(entity, most)
      : columnOf(scene, entity, column.trim())
  if (field === null) return null
  const descending = down || (!up && /newest|latest|highest|recent|largest|last/.test(most ?? ''))
  return { field, direction: descending ? 'desc' : 'asc' }
}

/** The text by which rows are known. */
const labelled = (entity: EntityDraft): string | null =>
  entity.fields.find((field) => /^(?:name|title|last_name)$/.test(field.id))?.id ?? null

/** When a thing happened, where it says so in just one way; else when it was entered. */
function momentOf(entity: EntityDraft, most: string): string | null {
  const moments = entity.fields.filter((field) => field.type.startsWith('date'))
  const [only] = moments
  if (/^(?:next|upcoming|nearest|soonest|earliest)$/.test(most))
    return moments.length === 1 && only !== undefined ? only.id : (spotOf(entity, 'start')?.id ?? null)
  const past =
    /^(?:date|day|datetime|.*_on|.*_at|(?:order|issue|entry|visit|purchase|reading|workout|posting|publication|report)_?(?:date|day))$/
  return only !== undefined && moments.length === 1 && past.test(only.id) ? only.id : 'created_at'
}
