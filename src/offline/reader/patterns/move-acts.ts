import type { Actors } from '../draft/actors.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, type Scene } from '../draft/scene.ts'
import { basesOf, participleOf } from '../language/conjugate.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { allow, type Mode } from './doing.ts'
import { flowing } from './flowing.ts'
import { grantMove } from './granting.ts'
import { goFrom, moveFor, stateAfter } from './moves.ts'
import { thingMeant, type Thing } from './objects.ts'
import { objectsOf } from './verb-phrases.ts'

type Act = { readonly verbs: Phrase; readonly object: Phrase; readonly mode: Mode }

/** `approve or reject requests`, `mark a task as done`: moving things through their states. */
export function moveActs(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  if (mode.forbidden) return false
  return (
    changing(scene, actors, { verbs, object, mode }) ||
    movingAlong(scene, actors, { verbs, object, mode }) ||
    marking(scene, actors, { verbs, object, mode }) ||
    (verbs.some((verb) => verb.lower !== 'send') && moved(scene, actors, { verbs, object, mode }))
  )
}

function moved(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  const { things, rest } = objectsOf(object)
  const thing = things.length === 1 ? (thingMeant(scene, things[0] ?? []) ?? waiting(scene, things[0] ?? [])) : null
  const bases = verbs.map(
    (verb) => movingBase(verb.lower) ?? (thing === null ? null : baseOfState(thing.entity, verb.lower)),
  )
  if (thing === null || bases.some((base) => base === null) || thing.others) return false
  const { entity } = thing
  const creates = bases.every(
    (base) =>
      /^(?:publish|submit|review|send|sign|issue|return|pay|process|serve|assign|pack|collect|prepare|grade|start)$/.test(
        base ?? '',
      ) &&
      (!entity.values.includes(stateAfter(entity, base ?? '')) || startsSo(entity, base ?? '')),
  )
  const drafted = bases.includes('publish') && entity.values.includes('draft')
  if (
    creates &&
    !drafted &&
    thing.state === null &&
    bases.every((base) => /^(?:publish|submit|issue|send|assign|review|process)$/.test(base ?? ''))
  )
    return false
  const from = find(
    rest,
    /^(?:when|if|while|once|after|as long as|only while|only if|only when|that (?:is|are)) ?(?:it |they |the [a-z]+ )?(?:is|are)? ?(?:still )?(?<state>[a-z -]+)$/d,
  )
  const state = from === null ? null : idOf(textOf(from.group('state')))
  if (
    from !== null &&
    state !== null &&
    entity.initial === null &&
    /^(?:pending|open|draft|submitted|requested|planned|scheduled|unpaid)$/.test(state)
  ) {
    entity.values.unshift(...(entity.values.includes(state) ? [] : [state]))
    entity.initial = state
  }
  const only = [
    ...(thing.state === null ? [] : [thing.state]),
    ...(from !== null && state !== null && entity.values.includes(state) ? [state] : []),
  ]
  scene.draft.current = entity.id
  for (const [index, base] of bases.entries()) {
    const verb = verbs[index]
    if (base === null || verb === undefined) continue
    const move = moveFor(entity, base, stateAfter(entity, base))
    if (thing.state !== null && !move.from.includes(thing.state)) move.from.push(thing.state)
    grantMove(scene, {
      entity,
      move,
      actors,
      own: thing.own,
      mode,
      phrase: [verb, ...(things[0] ?? [])],
      ...(only.length === 0 ? {} : { from: only }),
    })
  }
  if (from !== null && state !== null && entity.values.includes(state)) {
    for (const base of bases) {
      const move = base === null ? undefined : entity.moves.find((one) => one.id === idOf(base))
      if (move !== undefined && !move.from.includes(state)) move.from.push(state)
    }
    claim(scene, rest)
  }
  return true
}

/** The base of a verb whose participle is a state of such things, whatever verb it is. */
const baseOfState = (entity: EntityDraft, verb: string): string | null =>
  basesOf(verb).find((base) => entity.values.includes(idOf(participleOf(base)))) ?? null

/** True for the verb of making where its state is the one that such things wait in: no draft comes before. */
const startsSo = (entity: EntityDraft, base: string): boolean =>
  /^(?:publish|submit|send|issue)$/.test(base) && !entity.values.includes('draft') && entity.initial !== 'draft'

/** `pending requests`: an adjective that names the state in which such things wait. */
function waiting(scene: Scene, phrase: Phrase): Thing | null {
  const found = find(
    phrase,
    /^(?<front>(?:(?:a|an|the|any|all|their|my|own|new) )*)(?<state>pending|open|draft|submitted|requested|planned|scheduled|unpaid) (?<thing>.+)$/d,
  )
  const thing = found === null ? null : thingMeant(scene, [...found.group('front'), ...found.group('thing')])
  if (found === null || thing === null || thing.entity.initial !== null) return null
  const state = idOf(textOf(found.group('state')))
  thing.entity.values.unshift(state)
  thing.entity.initial = state
  thing.entity.lives = true
  return { ...thing, state }
}

/** `Mechanics can only change the status`: every move is theirs to make, and with `only` nothing else is. */
function changing(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  if (verbs.length !== 1 || !/^(?:change|update|set|edit|advance)s?$/.test(verbs[0]?.lower ?? '')) return false
  const found =
    find(object, /^(?:only )?(?:the |its |their |this |that )?(?:status|state)(?: of (?<thing>.+))?$/d) ??
    find(object, /^(?:only )?(?<thing>.+?)(?: 's)? (?:status|state)$/d)
  if (found === null) return false
  const living = [...scene.draft.entities.values()].filter((one) => one.moves.length > 0)
  const only = living.length === 1 && living[0] !== undefined && !found.has('thing') ? living[0] : null
  const thing =
    only === null
      ? thingMeant(scene, found.has('thing') ? found.group('thing') : borrow('it'))
      : { entity: only, own: false, others: false, state: null }
  if (thing === null || thing.state !== null || thing.others || thing.entity.moves.length === 0) return false
  const { entity, own } = thing
  const phrase = [...verbs, ...object]
  for (const move of entity.moves)
    grantMove(scene, { entity, move, actors, own, mode: { ...mode, justOwn: false }, phrase })
  if (mode.justOwn || textOf(object).startsWith('only '))
    allow(scene, {
      entity,
      actions: ['create', 'edit', 'delete'],
      actors,
      own: false,
      mode: { only: false, forbidden: true, justOwn: false },
      phrase,
    })
  scene.draft.current = entity.id
  return true
}

/** `Agents move tickets from open to in progress`: who moves, and the way. */
function movingAlong(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  if (verbs.length !== 1 || !/^(?:move|moves|change|set)$/.test(verbs[0]?.lower ?? '')) return false
  const found = find(object, /^(?:the (?:status|state) of )?(?<thing>.+?) (?<path>from .+ to .+)$/d)
  const entity = found === null ? null : entityNamed(scene.draft, found.group('thing'))
  if (found === null || entity === null || entity.values.length === 0) return false
  const before = scene.draft.demands.length
  if (!flowing(scene, [...found.group('thing'), ...borrow('move'), ...found.group('path')])) return false
  claim(scene, verbs, found.frame)
  for (const one of scene.draft.demands.slice(before)) {
    const id = one.subject.kind === 'transition' ? one.subject.transition : null
    const move = entity.moves.find((known) => known.id === id)
    if (move !== undefined) grantMove(scene, { entity, move, actors, own: false, mode, phrase: object })
  }
  return true
}

/** `mark a task as done`, `set the status of a bug to fixed`. */
export function marking(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
  if (verbs.length !== 1 || !/^(?:mark|marks|set|move|change)$/.test(verbs[0]?.lower ?? '')) return false
  const found = find(
    object,
    /^(?:the (?:status|state) of )?(?<thing>.+?)(?: 's (?:status|state))? (?:as|to) (?<state>[a-z -]+)$/d,
  )
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  if (found === null || thing === null) return false
  const names = textOf(found.group('state')).split(/ (?:, )?(?:and|or) (?:(?:as|to) )?/)
  const states = names.map((name) => idOf(name))
  if (states.some((to) => !mayBeState(thing.entity, to))) return false
  const inTurn = states.length > 1 && /\bthen\b/i.test(scene.clause.text)
  scene.draft.current = thing.entity.id
  for (const [index, to] of states.entries()) {
    const verb = movingBase(to.replaceAll('_', '-')) ?? `mark_${to}`
    const move = moveFor(thing.entity, thing.entity.moves.find((one) => one.to === to)?.id ?? verb, to)
    if (move.id.startsWith('mark_')) move.title = titleOf(`mark as ${to.replaceAll('_', ' ')}`)
    const from = index > 0 && inTurn ? states[index - 1] : thing.state
    if (from !== null && from !== undefined && !goFrom(move, from)) return false
    grantMove(scene, { entity: thing.entity, move, actors, own: thing.own, mode, phrase: [...verbs, ...object] })
  }
  return true
}

/** True for a word that can name a state of the thing: one that it has, or one that sounds like the end of something done. */
const mayBeState = (entity: EntityDraft, to: string): boolean =>
  !entity.fields.some((field) => field.id === to && field.type === 'boolean') &&
  (entity.values.includes(to) || /(?:ed|done|paid|sent|open|lost|active|ready|complete)$/.test(to)) &&
  to.split('_').length <= 3
