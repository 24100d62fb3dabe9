import { entityNamed } from '../draft/references.ts'
import { claim, demand } from '../draft/scene.ts'
import { find, textOf } from '../language/token.ts'
import { outsideReason } from '../outside.ts'
import type { Pattern } from './pattern.ts'

const keeping =
  'library|lending|register|inventory|catalogue|catalog|collection|archive|rental|club|store|pool|directory'
const home =
  'neighbourhood|neighborhood|club|school|museum|association|society|company|team|office|village|town|city|parish|university|library|department|community|church|family|cooperative|union|district|institute|clinic|hospital|centre|center|workshop|firm|street|quarter'
const plain = '(?!(?:and|but|by|can|cannot|each|every|for|must|no|not|only|per|that|which|who|with|without) )[a-z]+'
const form = new RegExp(
  `^(?:(?:a|an|the|our) )?(?<thing>[a-z-]+(?: [a-z-]+)?) (?:${keeping}) (?<where>(?:of|for) (?:a|an|the|our|my) (?:${plain} ){0,4}(?:${home}))$`,
  'd',
)

/** `Tool library of the Elm Street neighbourhood`: what a text says first, of the things it is about and whose they are. */
export const introducing: Pattern = {
  name: 'introducing',
  pass: 4,
  read: (scene, phrase) => {
    const found = scene.clause.start === 0 ? find(phrase, form) : null
    const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
    if (found === null || entity === null || outsideReason(textOf(found.group('where'))) !== null) return false
    claim(scene, found.frame, found.group('where'))
    demand(scene, found.group('thing'), { kind: 'entity', entity: entity.id, actions: ['list', 'view'] })
    return true
  },
}
