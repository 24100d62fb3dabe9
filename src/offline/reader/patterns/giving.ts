import type { EntityDraft } from '../draft/draft.ts'
import { entityOfNoun, entityNamed } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { basesOf } from '../language/conjugate.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { actionsOf, eventNouns } from '../language/verbs.ts'
import { readItems } from './field-item.ts'
import type { Pattern } from './pattern.ts'

const form =
  /^when (?:they |people |users? )?(?<verb>[a-z]+(?:ing)?)(?: (?:a|an|the|their) (?<thing>[a-z]+(?: [a-z]+)?))? ,? ?(?:they|people|users?|the [a-z]+|an? [a-z]+|[a-z]+s|he|she) (?:can |must )?(?:also )?(?:give|gives|enter|enters|state|states|specify|specifies|provide|provides|indicate|indicates|say|says|choose|chooses|select|selects|fill in|tell|tells) (?<list>.+)$/d

/** `When reserving, they give the number of seats they want`: what the thing that comes of it is made of. */
export const giving: Pattern = {
  name: 'giving',
  pass: 1,
  owns: (phrase) => find(phrase, form) !== null,
  read: (scene, phrase) => {
    const found = find(phrase, form)
    const entity = found === null ? null : madeBy(scene, found)
    if (found === null || entity === null) return false
    const list = withoutWish(scene, found.group('list'))
    scene.draft.current = entity.id
    if (!readItems(scene, entity, list)) return true
    demand(scene, found.group('verb'), { kind: 'entity', entity: entity.id, actions: ['list', 'view', 'create'] })
    claim(scene, found.frame, found.group('verb'), found.group('thing'))
    return true
  },
}

/** What comes of the deed: a reservation of reserving, an order of placing an order. */
function madeBy(scene: Scene, found: Found): EntityDraft | null {
  const verb = textOf(found.group('verb'))
  if (found.has('thing') && basesOf(verb).some((base) => actionsOf(base)?.includes('create') === true)) {
    const named = entityNamed(scene.draft, found.group('thing'))
    if (named !== null && !basesOf(verb).some((base) => Object.hasOwn(eventNouns, base))) return named
  }
  const noun = basesOf(verb).flatMap((base) => (Object.hasOwn(eventNouns, base) ? [eventNouns[base] ?? ''] : []))[0]
  return noun === undefined ? null : entityOfNoun(scene.draft, noun)
}

/** `the number of seats they want` → `the number of seats`. */
function withoutWish(scene: Scene, list: Phrase): Phrase {
  const kept = list.filter((token, index) => {
    const pair = `${token.lower} ${list[index + 1]?.lower ?? ''}`
    const before = `${list[index - 1]?.lower ?? ''} ${token.lower}`
    return ![pair, before].some((words) => /^(?:they|he|she|users) (?:want|wants|need|needs)$/.test(words))
  })
  claim(
    scene,
    list.filter((token) => !kept.includes(token)),
  )
  return kept
}
