import { fieldOfName } from '../conditions/read-condition.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { titleOf, idOf } from '../draft/naming.ts'
import type { Scene } from '../draft/scene.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { aggregateOver, functions } from './aggregating.ts'
import { expressionOf } from './arithmetic.ts'
import { homely } from './figures.ts'
import { flagged } from './flagging.ts'
import type { Pattern } from './pattern.ts'
import { asksForEach, shown } from './showing.ts'
import { addComputed, subjectOf } from './worked-out.ts'

const formula =
  /^(?:(?:app|program|it) (?:counts|calculates|computes|works out) )?(?:(?:a|an|the|each|every|its|their) )*(?<name>[a-z][a-z -]*?)(?: of (?:a|an|the|each|every|an?) (?<of>[a-z][a-z -]*?))?(?: (?:is|equals|must be|must equal|=|:))(?: (?:calculated|computed|worked out|defined|as|by|equal to|from|=|the result of))* (?:the )?(?<formula>(?:[a-z][a-z -]*|[0-9.]+) (?:×|\*|x|times|multiplied by|plus|\+|minus|-|divided by|\/) .+)$/d
const possessive = /^(?:(?:a|an|the|each|every) )*(?<of>[a-z][a-z -]*?) 's? (?<rest>.+)$/d
const aggregate =
  /^(?:(?:a|an|the|each|every|its|their) )*(?<name>[a-z][a-z -]*?)(?: of (?:a|an|the|each|every) (?<of>[a-z][a-z -]*?))? (?:is|are|equals|must be|must equal|is calculated as|must be calculated as|is calculated from|is worked out as|is computed as|is computed from|=) (?:the )?(?<fn>sum|total|average|mean|number|count|minimum|maximum|highest|lowest|latest) (?:of )?(?:all |the |its |their )*(?<what>.+)$/d

/** What nobody types in: totals, counts, averages, arithmetic, flags such as overdue, figures of the home page. */
export const computing: Pattern = {
  name: 'computing',
  pass: 3,
  owns: asksForEach,
  read: (scene, phrase) =>
    shown(scene, phrase) ||
    homely(scene, phrase) ||
    flagged(scene, phrase) ||
    summed(scene, phrase) ||
    spanned(scene, phrase) ||
    calculated(scene, phrase),
}

function calculated(scene: Scene, whole: Phrase): boolean {
  const own = find(whole, possessive)
  const phrase = own === null ? whole : own.group('rest')
  const found = find(phrase, formula)
  if (found === null) return false
  const name = nounOf(found.group('name'))
  const of = own === null ? found.group('of') : own.group('of')
  const entity = name === null ? null : subjectOf(scene, of, name.name)
  if (name === null || entity === null || textOf(found.group('name')).split(' ').length > 4) return false
  const fitting = fittingOf(scene, entity, (one) => expressionOf(scene, one, found.group('formula')))
  if (fitting === null) return false
  const row = fitting.value
  return addComputed(
    scene,
    fitting.entity,
    { kind: 'expression', id: idOf(name.name), title: titleOf(name.name), type: row.type, expression: row.expression },
    whole,
  )
}

/** The entity that has what the words name: the one that they seem to be about, else the only one that has it all. */
function fittingOf<T>(
  scene: Scene,
  entity: EntityDraft,
  read: (entity: EntityDraft) => T | null,
): { readonly entity: EntityDraft; readonly value: T } | null {
  const value = read(entity)
  if (value !== null) return { entity, value }
  const others = [...scene.draft.entities.values()].flatMap((one) => {
    const other = read(one)
    return other === null ? [] : [{ entity: one, value: other }]
  })
  return others.length === 1 ? (others[0] ?? null) : null
}

const span =
  /^(?:(?:a|an|the|each|every|its|their) )*(?<name>[a-z][a-z -]*?)(?: of (?:a|an|the|each|every) (?<of>[a-z][a-z -]*?))? (?:is|equals|=|must be|is calculated as|is worked out as) (?:the )?(?:(?:number of )?(?:days|nights)|time in days|difference in days) (?:between|from) (?<from>(?:the |its )?[a-z][a-z -]*?) (?:and|to|until|till) (?<to>(?:the |its )?[a-z][a-z -]*)$/d

/** `The number of nights is the number of days between check-in and check-out`. */
function spanned(scene: Scene, whole: Phrase): boolean {
  const found = find(whole, span)
  const name = found === null ? null : nounOf(found.group('name'))
  const entity = found === null || name === null ? null : subjectOf(scene, found.group('of'), name.name)
  if (found === null || name === null || entity === null) return false
  const fitting = fittingOf(scene, entity, (one) => {
    const [from, to] = [found.group('from'), found.group('to')].map((part) =>
      fieldOfName(one, textOf(part).replace(/^(?:the|its) /, '')),
    )
    return from?.type !== 'date' || to?.type !== 'date' || from.id === to.id ? null : `days(${from.id}, ${to.id})`
  })
  if (fitting === null) return false
  const id = idOf(name.name)
  const title = titleOf(name.name)
  const expression = fitting.value
  return addComputed(scene, fitting.entity, { kind: 'expression', id, title, type: 'integer', expression }, whole)
}

function summed(scene: Scene, whole: Phrase): boolean {
  const own = find(whole, possessive)
  const found = find(own === null ? whole : own.group('rest'), aggregate)
  const name = found === null ? null : nounOf(found.group('name'))
  if (found === null || name === null) return false
  const entity = subjectOf(scene, own === null ? found.group('of') : own.group('of'), name.name)
  const fn = functions[textOf(found.group('fn'))]
  return (
    entity !== null &&
    fn !== undefined &&
    aggregateOver(scene, { entity, fn, what: found.group('what'), name: name.name, phrase: whole })
  )
}
