import { conditionsOf } from '../conditions/read-condition.ts'
import { literal } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import type { Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { thingMeant } from './objects.ts'
import { addComputed, current } from './worked-out.ts'

const flag =
  /^(?:(?:a|an|the|each|every|all|any) )*(?<thing>[a-z][a-z -]*?) (?:is|are|counts as|count as|must be|is considered|is flagged as|is shown as|must be flagged as|must be marked as|is marked as|is called|must be shown as|is flagged|are flagged as|are marked as|must be highlighted as|counts) (?:as )?(?<name>overdue|late|low on stock|low in stock|low stock|out of stock|understocked|expired|full|fully booked|sold out|upcoming|past due|urgent|expensive|critical|over budget|underweight|overweight|profitable|popular|in stock|out-of-stock|low-stock|[a-z]+) (?:when|if|as soon as|while|once) (?<when>.+)$/d

/** `A loan is overdue when its due date is in the past`. */
export function flagged(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, flag)
  const thing =
    found === null
      ? null
      : (thingMeant(scene, found.group('thing')) ??
        (/^(?:it|they)$/.test(textOf(found.group('thing'))) && current(scene) !== null
          ? { entity: current(scene), state: null }
          : null))
  if (found === null || thing === null || thing.entity === null) return false
  const entity = thing.entity
  const when = conditionsOf(entity, found.group('when'))
  const name = textOf(found.group('name'))
  if (
    when === null ||
    entity.values.includes(idOf(name)) ||
    /^(?:required|optional|mandatory|needed|unique|deleted|edited|visible|created|shown|sent|notified|blocked|locked|closed|cancelled)$/.test(
      name,
    )
  )
    return false
  const all = thing.state === null ? when : [literal(entity.stateField, '=', thing.state), ...when]
  return addComputed(scene, entity, { kind: 'flag', id: idOf(name), title: titleOf(name), when: all }, phrase)
}
