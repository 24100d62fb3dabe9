import { actorsOf } from '../draft/actors.ts'
import { idOf } from '../draft/naming.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { find, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { stateAfter } from './moves.ts'
import { thingMeant } from './objects.ts'
import type { Pattern } from './pattern.ts'

const forms = [
  /^(?:an? |the |any )?(?<who>[a-z]+(?: [a-z]+){0,2}?) cannot (?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) (?<thing>(?:(?:a|an|the|any|all|these|such) )*[a-z][a-z -]*)$/d,
  /^(?:(?:a|an|the|any) )*(?<thing>[a-z][a-z -]*?) cannot be (?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*) by (?<who>(?:(?:a|an|the|any) )*[a-z]+(?: [a-z]+){0,2})$/d,
]

/** `Employees cannot approve requests`: a role that may not make a move which others may. */
export const barring: Pattern = {
  name: 'barring',
  pass: 3,
  read: (scene, phrase) => forms.some((form) => bar(scene, phrase, form)),
}

function bar(scene: Scene, phrase: Phrase, form: RegExp): boolean {
  const found = find(phrase, form)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  const actors = found === null || thing === null ? null : actorsOf(scene.draft, found.group('who'))
  if (found === null || thing === null || actors === null || !actors.named || thing.own || thing.others) return false
  const { entity } = thing
  const verbs = found.group('verbs').filter((token) => !/^(?:,|and|or|nor)$/.test(token.lower))
  const moves = verbs.map((verb) => {
    const base = movingBase(verb.lower)
    return base === null
      ? undefined
      : entity.moves.find((one) => one.id === idOf(base) || one.to === stateAfter(entity, base))
  })
  if (moves.length === 0 || moves.some((move) => move === undefined)) return false
  scene.draft.current = entity.id
  for (const move of moves) {
    if (move === undefined) continue
    move.barred = [...(move.barred ?? []), ...actors.who]
    demand(
      scene,
      phrase,
      { kind: 'transition_permission', entity: entity.id, transition: move.id },
      { who: actors.who, how: 'not' },
    )
  }
  return true
}
