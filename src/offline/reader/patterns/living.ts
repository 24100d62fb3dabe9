import { addRule, literal, type EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed } from '../draft/references.ts'
import { demand, type Scene } from '../draft/scene.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { stateAfter, steps, waysIn } from './moves.ts'
import { thingMeant } from './objects.ts'
import type { Pattern } from './pattern.ts'

/** The way of a thing from state to state, told in other words than `a thing moves from … to …`. */
export const living: Pattern = {
  name: 'living',
  pass: 2,
  owns: (phrase) => arrows.test(textOf(phrase)) || pairs.test(textOf(phrase)),
  read: (scene, phrase) => chained(scene, phrase) || paired(scene, phrase) || nextState(scene, phrase),
}

/** What a state forbids: `a cancelled order cannot be shipped`, `closed tickets are read-only`. */
export const settling: Pattern = {
  name: 'settling',
  pass: 3,
  read: (scene, phrase) => stuck(scene, phrase) || readOnly(scene, phrase),
}

const arrows =
  /^(?:(?:the |a |an |its )?(?<thing>[a-z][a-z -]*?) ?)?(?:'s )?(?:status(?:es)?|states?|stages?|workflow|life ?cycle)?(?: (?:is|are|has|goes|runs))? ?:? ?(?<path>[a-z][a-z -]*(?: (?:->|→|=>) [a-z][a-z -]*)+)$/d
const pairs =
  /^(?:it (?:goes|moves|changes) )?(?<path>from [a-z-]+(?: (?!an? |the )[a-z-]+){0,2}?(?: (?:it|goes|moves|can|go|move|changes|change))* to [a-z-]+(?: [a-z-]+){0,2}(?: (?:,|and|, and) from [a-z-]+(?: [a-z-]+){0,2}?(?: (?:it|goes|moves|can|go|move|changes|change))* to [a-z-]+(?: [a-z-]+){0,2})*)$/d

function here(scene: Scene, thing: Phrase): EntityDraft | null {
  const text = textOf(thing)
  if (text !== '' && !/^(?:it|they|status|the status|state)$/.test(text)) return entityNamed(scene.draft, thing)
  return scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
}

/** `Status: open -> in progress -> closed`. */
function chained(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, arrows)
  const entity = found === null ? null : here(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const names = textOf(found.group('path'))
    .split(/ (?:->|→|=>) /)
    .map((name) => idOf(name))
  return steps(
    scene,
    entity,
    phrase,
    names.slice(1).map((to, index) => [names[index] ?? '', to] as const),
  )
}

/** `From accepted it goes to in repair, from in repair to finished`. */
function paired(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, pairs)
  const entity = found === null ? null : here(scene, [])
  if (found === null || entity === null) return false
  return steps(scene, entity, phrase, waysIn(found.group('path')))
}

/** `…, then it is sent, and then it is paid or cancelled`: what follows the last state that was named. */
function nextState(scene: Scene, phrase: Phrase): boolean {
  const found = find(
    phrase,
    /^(?<thing>it|they|(?:a |an |the )?[a-z][a-z -]*?) (?:is|are|becomes?|gets?|goes|can be|must be|will be) (?:to )?(?:either )?(?<states>[a-z-]+(?: (?:,|or) [a-z-]+)*)(?: (?:next|after that|afterwards|later))?$/d,
  )
  const entity = found === null ? null : here(scene, found.group('thing'))
  if (found === null || entity === null || !entity.lives || entity.initial === null) return false
  if (!/\bthen\b|\bnext\b|\bafter(?:wards| that)\b|\blater\b/i.test(scene.clause.text)) return false
  const from = lastNamed(scene, entity)
  const states = textOf(found.group('states'))
    .split(/ (?:,|or) /)
    .map((word) => {
      const base = movingBase(word)
      if (base !== null) return stateAfter(entity, base)
      return entity.values.includes(idOf(word)) || /[a-z]{3}ed$/.test(word) ? idOf(word) : null
    })
  if (from === null || states.some((to) => to === null || to === from)) return false
  return steps(
    scene,
    entity,
    phrase,
    states.filter((to) => to !== null).map((to) => [from, to] as const),
  )
}

/** The state that this clause has come to: where its last move leads, or where such things begin. */
function lastNamed(scene: Scene, entity: EntityDraft): string | null {
  const last = scene.draft.demands.findLast(
    (one) => one.clause === scene.clause.id && one.subject.kind === 'transition' && one.subject.entity === entity.id,
  )
  const id = last?.subject.kind === 'transition' ? last.subject.transition : null
  return entity.moves.find((move) => move.id === id)?.to ?? entity.initial
}

const cannot =
  /^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) cannot be (?<verbs>[a-z-]+(?: (?:,|and|or|nor) [a-z-]+)*)(?: (?:anymore|any more|any longer|again|afterwards|later|later on))?$/d

/** `A completed appointment cannot be cancelled`: no such move from there. */
function stuck(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, cannot)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  if (found === null || thing === null || thing.state === null) return false
  const { entity, state } = thing
  const words = textOf(found.group('verbs')).split(/ (?:,|and|or|nor) /)
  const moves = words.map((word) => {
    const base = movingBase(word)
    return base === null
      ? undefined
      : entity.moves.find((one) => one.id === idOf(base) || one.to === stateAfter(entity, base))
  })
  if (moves.length === 0 || moves.some((move) => move === undefined || (move.said ?? []).includes(state))) return false
  for (const move of moves) {
    if (move === undefined) continue
    move.notFrom = [...(move.notFrom ?? []), state]
    move.from = move.from.filter((from) => from !== state)
    if (move.from.length === 0) return false
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  }
  scene.draft.current = entity.id
  return true
}

const locked =
  /^(?:(?:a|an|the|each|any|all|every) )*(?<thing>[a-z][a-z -]*?) (?:is|are|becomes?|must be|must become|stays?) (?:read-only|read only|locked|frozen|final|immutable|unchangeable)$/d

/** `Closed tickets are read-only`. */
function readOnly(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, locked)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  if (found === null || thing === null || thing.state === null) return false
  const { entity, state } = thing
  if (entity.moves.some((move) => move.from.includes(state))) return false
  const id = addRule(entity, {
    kind: 'frozen',
    id: `read_only_${entity.rules.length + 1}`,
    when: [literal(entity.stateField, '=', state)],
    actions: ['edit', 'delete'],
  })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}
