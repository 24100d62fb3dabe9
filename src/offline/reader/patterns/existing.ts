import { actorNouns } from '../draft/actors.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, demand } from '../draft/scene.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { find } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

const there =
  /^(?:there (?:are|is|must be)|we (?:have|keep|own|run|lend|sell|offer|know|use|deal with|work with|look after)|(?:our|the) [a-z]+(?: [a-z]+)? (?:manages?|lends?|rents out|sells?|offers?|owns?|runs?|looks after|keeps?|has|have)|(?:it|app|everything|this) is (?:all )?about) (?:(?:many|several|some|various|different|lots of|a lot of) )*(?<list>[a-z ,]+?)(?: (?:here|there|in (?:it|app)|to (?:our )?(?<who>users?|[a-z]+s)))?$/d

/** `There are plots and sheds`: things that the rest of the text tells more about. */
export const existing: Pattern = {
  name: 'existing',
  pass: 4,
  read: (scene, phrase) => {
    const found = find(phrase, there)
    if (found === null) return false
    if (found.has('who') && actorNouns(found.group('who'), scene.draft.people) === null) return false
    const { parts, between } = partsOf(found.group('list'), /^(?:,|and)$/)
    const entities = parts.map((part) => entityNamed(scene.draft, part))
    if (parts.length === 0 || entities.some((entity) => entity === null)) return false
    for (const [index, entity] of entities.entries()) {
      if (entity === null) continue
      demand(scene, parts[index] ?? [], { kind: 'entity', entity: entity.id, actions: ['list', 'view'] })
      scene.draft.current = entity.id
    }
    claim(scene, found.frame, between, found.group('who'))
    return true
  },
}
