import { actorsOf } from '../draft/actors.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { basesOf } from '../language/conjugate.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { isVerb, movingBase } from '../language/verbs.ts'
import { goFrom, moveFor, stateAfter } from './moves.ts'
import type { Pattern } from './pattern.ts'

const form =
  /^(?:(?:a|an|the|each|every|all|any) )*(?<thing>[a-z][a-z -]*?) (?:is|are|stays?|remains?|must stay|must remain) (?:a |an |in )?(?<state>[a-z-]+) until (?:(?:it|they) (?:is|are|has been|have been|gets?|was|were) (?<ends>[a-z-]+(?: (?:,|or) [a-z-]+)*)|(?<who>(?:a|an|the) [a-z]+(?: [a-z]+)?) (?<acts>[a-z]+(?: (?:,|or) [a-z]+)*) (?:it|them|an? [a-z]+(?: [a-z]+)?|the [a-z]+))$/d

/** `A permit is pending until it is approved or denied`: where such things begin, and what ends it. */
export const pending: Pattern = {
  name: 'pending',
  pass: 2,
  owns: (phrase) => find(phrase, form) !== null,
  read: (scene, phrase) => waits(scene, phrase),
}

function waits(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, form)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  if (found === null || entity === null) return false
  const words = textOf([...found.group('ends'), ...found.group('acts')]).split(/ (?:,|or) /)
  const bases = words.map((word) => movingBase(word) ?? basesOf(word).find((base) => base !== word && isVerb(base)))
  const actors = found.has('who') ? actorsOf(scene.draft, found.group('who')) : null
  if (bases.some((base) => base === undefined) || (found.has('who') && actors === null)) return false
  const state = idOf(textOf(found.group('state')))
  if (entity.initial !== null && entity.initial !== state) return false
  if (!entity.values.includes(state)) entity.values.unshift(state)
  entity.initial = state
  entity.lives = true
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'states', entity: entity.id })
  for (const base of bases) {
    if (base === undefined) continue
    const move = moveFor(entity, base, stateAfter(entity, base))
    if (!goFrom(move, state)) return false
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
    if (actors === null) continue
    for (const who of actors.who) if (!move.by.some((by) => by.who === who)) move.by.push({ who, own: false })
    demand(
      scene,
      phrase,
      { kind: 'transition_permission', entity: entity.id, transition: move.id },
      { who: actors.who, how: 'may' },
    )
  }
  return true
}
