import type { Target } from '../constraints/constraint.ts'
import { fieldFor, fieldMeant } from '../draft/fields.ts'
import { idOf } from '../draft/naming.ts'
import { isFieldNoun } from '../language/field-nouns.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { claim, type Scene } from '../draft/scene.ts'
import { readConstraints } from '../constraints/read-constraints.ts'
import { find, type Phrase } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?<field>[^,:()]+?) (?<said>(?:must|cannot|can be|can only be|is|are|has|have|defaults|defaults to|starts at|starts with) .+)$/d,
  /^(?:the )?(?:length|value) of (?<field>[^,:()]+?) (?<said>(?:must|cannot|can be|is|are|has) .+)$/d,
  /^(?<field>[^,:()]+?) : (?<said>.+)$/d,
  /^(?<field>[^,:()]+?) \( (?<said>.+) \)$/d,
]

/** A thing that is a value by itself, such as a grade: the value gets the name of the thing. */
function valueItself(scene: Scene, phrase: Phrase): Target | null {
  const noun = nounOf(phrase)
  const entity = noun === null ? undefined : scene.draft.entities.get(idOf(noun.name))
  if (noun === null || entity === undefined || !isFieldNoun(noun.name)) return null
  return { entity, field: fieldFor(entity, noun.name) }
}

/** `The price must be positive`, `The title is required and at most 80 characters`. */
export const limiting: Pattern = {
  name: 'limiting',
  pass: 3,
  read: (scene, phrase) => {
    for (const form of forms) {
      const found = find(phrase, form)
      const target =
        found === null
          ? null
          : (fieldMeant(scene.draft, found.group('field')) ?? valueItself(scene, found.group('field')))
      if (found === null || target === null) continue
      if (target.entity !== null) scene.draft.current = target.entity.id
      readConstraints(scene, target, found.group('said'))
      claim(scene, found.group('field'), found.frame)
      return true
    }
    return false
  },
}
