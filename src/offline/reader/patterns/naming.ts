import { entityNamed } from '../draft/references.ts'
import { claim, demand } from '../draft/scene.ts'
import { find } from '../language/token.ts'
import type { Pattern } from './pattern.ts'

/** A clause that only names a thing that is kept: `Leave requests`, `A list of books`. */
export const naming: Pattern = {
  name: 'naming',
  pass: 4,
  read: (scene, phrase) => {
    const found = find(
      phrase,
      /^(?:(?:a|an|the) )?(?:list of |overview of )?(?<thing>[a-z][a-z -]*?)(?: list| overview| page)?$/d,
    )
    const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
    if (found === null || entity === null) return false
    claim(scene, found.frame)
    scene.draft.current = entity.id
    demand(scene, phrase, { kind: 'entity', entity: entity.id, actions: ['list', 'view'] })
    return true
  },
}
