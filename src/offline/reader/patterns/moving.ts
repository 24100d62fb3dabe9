import { actorsOf } from '../draft/actors.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { flowing } from './flowing.ts'
import { grantMove } from './granting.ts'
import { marking } from './move-acts.ts'
import { moveFor, stateAfter } from './moves.ts'
import { thingMeant } from './objects.ts'
import type { Pattern } from './pattern.ts'
import { begun, stated } from './stating.ts'

/** The states of a thing and its way through them. */
export const moving: Pattern = {
  name: 'moving',
  pass: 2,
  read: (scene, phrase) =>
    begun(scene, phrase) ||
    flowing(scene, phrase) ||
    stated(scene, phrase) ||
    markedAs(scene, phrase) ||
    done(scene, phrase),
}

const passive =
  /^(?<only>only )?(?:(?:a|an|the|each|every|all) )*(?<thing>[^,:()]+?) (?<modal>can|must|can only) be (?<verbs>[a-z-]+(?: (?:,|and|or) [a-z-]+)*)(?: (?<by>by) (?<actor>[^,]+))?$/d

const marked =
  /^(?:(?:a|an|the|each|every|all) )*(?<thing>[^,:()]+?) (?:can|must) be (?:marked|set|flagged) (?:as|to) (?<state>[a-z -]+?)(?: by (?<actor>[^,]+))?$/d

/** `Tasks can be marked as done`. */
function markedAs(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, marked)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  const actors =
    found?.has('actor') === true ? actorsOf(scene.draft, found.group('actor')) : { who: ['signed_in'], named: false }
  if (found === null || thing === null || actors === null) return false
  const [thingWords, stateWords] = [found.group('thing'), found.group('state')]
  if (
    !marking(scene, actors, {
      verbs: borrow('mark'),
      object: [...thingWords, ...borrow('as'), ...stateWords],
      mode: { only: found.has('actor'), forbidden: false, justOwn: false },
    })
  )
    return false
  if (!found.has('actor'))
    for (const move of thing.entity.moves) if (move.by.length === 1 && move.by[0]?.who === 'signed_in') move.by = []
  claim(scene, found.frame)
  return true
}

/** `A request can be approved by a manager`, `Only approved requests can be paid`. */
function done(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, passive)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  if (found === null || thing === null) return false
  const verbs = found.group('verbs').filter((token) => !/^(?:,|and|or)$/.test(token.lower))
  const bases = verbs.map((verb) => movingBase(verb.lower))
  if (bases.some((base) => base === null) || (found.has('only') && thing.state === null)) return false
  const by = found.has('actor') ? find(found.group('actor'), /^(?<only>only )?(?<actor>.+)$/d) : null
  const actors = by === null ? null : actorsOf(scene.draft, by.group('actor'))
  if (found.has('actor') && actors === null) return false
  const { entity } = thing
  for (const base of bases) {
    if (base === null) continue
    const move = moveFor(entity, base, stateAfter(entity, base))
    if (thing.state !== null && !move.from.includes(thing.state)) move.from.push(thing.state)
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
    if (actors !== null)
      grantMove(scene, {
        entity,
        move,
        actors,
        own: false,
        mode: {
          only: by?.has('only') === true || textOf(found.group('modal')) === 'can only',
          forbidden: false,
          justOwn: false,
        },
        phrase,
        ...(thing.state === null ? {} : { from: [thing.state] }),
      })
  }
  scene.draft.current = entity.id
  return true
}
