import { fieldMeant } from '../draft/fields.ts'
import { claim } from '../draft/scene.ts'
import { readConstraints } from '../constraints/read-constraints.ts'
import { find } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?<field>[^,:()]+?) (?<said>(?:must|cannot|can be|can only be|is|are|has|have|defaults|defaults to|starts at|starts with) .+)$/d,
  /^(?:the )?(?:length|value) of (?<field>[^,:()]+?) (?<said>(?:must|cannot|can be|is|are|has) .+)$/d,
  /^(?<field>[^,:()]+?) : (?<said>.+)$/d,
  /^(?<field>[^,:()]+?) \( (?<said>.+) \)$/d,
]

/** `The price must be positive`, `The title is required and at most 80 characters`. */
export const limiting: Pattern = {
  name: 'limiting',
  pass: 2,
  read: (scene, phrase) => {
    for (const form of forms) {
      const found = find(phrase, form)
      const target = found === null ? null : fieldMeant(scene.draft, found.group('field'))
      if (found === null || target === null) continue
      if (target.entity !== null) scene.draft.current = target.entity.id
      readConstraints(scene, target, found.group('said'))
      claim(scene, found.group('field'), found.frame)
      return true
    }
    return false
  },
}
