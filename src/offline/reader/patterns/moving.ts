import { actorsOf, type Actors } from '../draft/actors.ts'
import type { EntityDraft, Move } from '../draft/draft.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { entityNamed, ownerOf } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { basesOf, participleOf } from '../language/conjugate.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { allow, type Mode } from './doing.ts'
import { thingMeant, type Thing } from './objects.ts'
import { goFrom, moveFor, stateAfter, steps, waysIn } from './moves.ts'
import type { Pattern } from './pattern.ts'
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

type GrantMove = {
  readonly entity: EntityDraft
  readonly move: Move
  readonly actors: Actors
  readonly own: boolean
  readonly mode: Mode
  readonly phrase: Phrase
  /** The only states from which these people may, where the text names some. */
  readonly from?: readonly string[]
}

function grantMove(scene: Scene, { entity, move, actors, own, mode, phrase, from }: GrantMove): void {
  if (own && !scene.draft.accountsRefused) {
    ownerOf(entity, actors.who.find((who) => scene.draft.roles.has(who)) ?? 'owner')
    scene.draft.accountsWanted = true
  }
  for (const who of actors.who.filter((one) => one !== 'somebody'))
    if (!move.by.some((by) => by.who === who && by.own === own)) move.by.push({ who, own })
  demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  if (mode.only || own || (actors.named && !scene.draft.accountsRefused))
    demand(
      scene,
      phrase,
      { kind: 'transition_permission', entity: entity.id, transition: move.id },
      { who: actors.who, how: mode.only ? 'only' : own ? 'own' : 'may', ...(from === undefined ? {} : { from }) },
    )
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

function marking(scene: Scene, actors: Actors, { verbs, object, mode }: Act): boolean {
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

const starts =
  /^(?:(?:each |every |all )?(?:a |an |the )?new )?(?:a |an |the |each |every |all |its |their )*(?<thing>[^,:()]+?)(?: 's)?(?: (?:status|state))? (?:must )?(?:starts?(?: out)?(?: as(?: an?)?| in(?: the)?(?: state| stage| status)?| with(?: the)?(?: status| state)?)?(?: an?)?|begins?(?: as| in| with)?|is created as|are created as|is created with|is initially|are initially|initially is|is first|gets?|is|are|has|have)(?: the| an?)?(?: (?:status|state))? (?<state>[a-z -]+?)(?: (?:state|status))?(?<when> (?:first|when (?:it is |they are )?(?:first )?created|at first|initially|when new|by default))?$/d
const flows =
  /^(?:(?:a|an|the|each|every|all|its) )*(?<thing>[^,:()]+?)(?: 's)?(?: (?:status|state))? (?:must |can )?(?<verb>moves?|goes|go|changes?|switches|proceeds?|be changed|be moved|progresses)(?<path> (?:from )?(?:the )?.+)$/d
const states =
  /^(?:(?:a|an|the|each|every|all|its) )*(?:(?:possible )?(?:status|state|statuses|states|stages?) (?:of|for) )?(?<thing>[^,:()]+?)(?: 's)?(?: (?:status|state|statuses|states))? (?:can be|is|are|has|have|must be|can have|is always)(?: (?:either|one of|the))*(?: ?(?:status|statuses|states|state|stages))?(?: :)? ?(?<list>[a-z][^:()]+)$/d

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

function begun(scene: Scene, phrase: Phrase): boolean {
  const text = textOf(phrase)
  if (
    !/^(?:each |every |a |an |all |the )*new |\b(?:starts?|begins?|initially|created (?:as|with)|at first|when (?:it is )?(?:first )?created)\b/.test(
      text,
    )
  )
    return false
  const found = find(phrase, starts)
  const entity = found === null ? null : subjectEntity(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const state = idOf(textOf(found.group('state')))
  if (
    / (?:and|or|by|with|to) /.test(` ${textOf(found.group('state'))} `) ||
    entity.fields.some((field) => field.id === state)
  )
    return false
  if (
    entity.values.length > 0 &&
    !entity.values.includes(state) &&
    !/\b(?:starts?|begins?|created) (?:out )?as\b/.test(text) &&
    !/^(?:open|new|draft|pending|planned|requested|created|submitted|active|available|received|waiting|todo|to_do|unpaid|scheduled|reported|in_progress|proposed|idea|placed|registered)$/.test(
      state,
    )
  )
    return false
  if (!entity.values.includes(state)) entity.values.unshift(state)
  entity.initial = state
  entity.lives = true
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'states', entity: entity.id })
  return true
}

function subjectEntity(scene: Scene, thing: Phrase): EntityDraft | null {
  if (/^(?:it|they|status|state)$/.test(textOf(thing)))
    return scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
  return entityNamed(scene.draft, thing)
}

function flowing(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, flows)
  const entity = found === null ? null : subjectEntity(scene, found.group('thing'))
  if (found === null || entity === null) return false
  if (/ from .+ from /.test(` ${textOf(found.group('path'))}`))
    return steps(scene, entity, phrase, waysIn(found.group('path')))
  const path = find(found.group('path'), /^(?<lead>from )?(?<path>.+)$/d)
  const words = (path?.group('path') ?? []).filter((token) => !/^(?:the|only|state|status)$/.test(token.lower))
  const names: string[][] = [[]]
  for (const token of words) {
    if (/^(?:to|and|,|→|->|=>|into|through|via)$/.test(token.lower)) names.push([])
    else names.at(-1)?.push(token.lower)
  }
  const values = names.filter((name) => name.length > 0).map((name) => idOf(name.join(' ')))
  if (values.length < 2 && (values.length < 1 || entity.initial === null)) return false
  if (
    names.some(
      (name) => name.length > 3 || name.some((word) => /^(?:if|when|by|must|can|cannot|or|not|only|back)$/.test(word)),
    )
  )
    return false
  const chain =
    path?.has('lead') === true || (values.length > 1 && !/^ ?to /.test(textOf(found.group('path'))))
      ? values
      : [entity.initial ?? '', ...values]
  for (const [index, to] of chain.entries()) {
    const from = chain[index - 1]
    if (!entity.values.includes(to)) entity.values.push(to)
    if (from === undefined) continue
    const verb = basesOf(to).find((base) => movingBase(base) !== null) ?? `mark_${to}`
    const move = moveFor(entity, verb, to)
    if (move.id.startsWith('mark_')) move.title = titleOf(`mark as ${to}`)
    if (!move.from.includes(from)) move.from.push(from)
    demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  }
  entity.initial ??= chain[0] ?? null
  entity.lives = true
  scene.draft.current = entity.id
  return true
}

function stated(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, states)
  const entity = found === null ? null : subjectEntity(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const named =
    /\b(?:status|state|statuses|states|stages?)\b/.test(textOf(found.frame)) ||
    /^(?:it|they|status|state)$/.test(textOf(found.group('thing')))
  const list = found.group('list')
  if (!/ (?:or|and|,) /.test(textOf(list))) return false
  const values = listed(list)
  const able = / can be /.test(` ${textOf(phrase)} `) && !named
  if (
    able &&
    values?.every(
      (value) => movingBase(value.replaceAll('_', '-')) !== null && !/^(?:open|active|available)$/.test(value),
    ) === true
  )
    return false
  if (
    values === null ||
    (!named &&
      !values.every((value) =>
        /^(?:open|new|draft|pending|planned|available|active|inactive|done|sent|lost|overdue|in_progress|free|due|todo|to_do|waiting|ready|.+ed|paid|sold|held|taken|given|kept|broken|won|built|written|read|hidden|in_[a-z_]+|on_[a-z_]+|under_[a-z_]+|out_of_[a-z_]+|not_[a-z_]+)$/.test(
          value,
        ),
      ))
  )
    return false
  for (const value of values) if (!entity.values.includes(value)) entity.values.push(value)
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'states', entity: entity.id })
  return true
}

function listed(list: Phrase): string[] | null {
  const parts = textOf(list)
    .split(/ (?:,|or|and) (?:or |and )?/)
    .map((part) => part.replace(/^(?:a|an|the|either) /, '').trim())
  if (
    parts.some(
      (part) =>
        part === '' ||
        part.split(' ').length > 3 ||
        /\b(?:by|must|can|cannot|is|with|if|of|to|than|for|at-least|in)\b/.test(part.replace(/^(?:in|to|on)[ -]/, '')),
    )
  )
    return null
  return parts.map(idOf)
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
