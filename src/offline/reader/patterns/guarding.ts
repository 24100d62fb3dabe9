import type { Action } from '../../../core/app-spec/grant.ts'
import { actorsOf, type Actors } from '../draft/actors.ts'
import { idOf } from '../draft/naming.ts'
import { singularOf } from '../language/inflect.ts'
import { addRule, literal, type EntityDraft, type Move } from '../draft/draft.ts'
import { conditionsOf, valueOf } from '../conditions/read-condition.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { actingBase, actionsOf } from '../language/verbs.ts'
import { allow, keepApart } from './doing.ts'
import { movingBase } from '../language/verbs.ts'
import { stateAfter } from './moves.ts'
import { thingMeant } from './objects.ts'
import { ends } from '../spec/complete-states.ts'
import type { Pattern } from './pattern.ts'

const verbs =
  '(?<verbs>[a-z-]+(?: (?:,|and|or|nor|,? and|,? or) [a-z-]+)*)(?: anymore| any more| any longer| again| afterwards)?'
const forms = {
  after: new RegExp(
    `^(?:once|after|when|if|as soon as|as long as|while) (?<when>.+?) ,? ?(?<thing>it|they|(?:the |a |an |that )?[a-z -]+?) cannot be ${verbs}$`,
    'd',
  ),
  whileUsed:
    /^(?:(?:a|an|the|each|any) )*(?<thing>[a-z][a-z -]*?) cannot be (?<verbs>deleted|removed|erased) (?:while|if|when|as long as|unless all|that|which|with) ?(?:it|they|there)? ?(?:still )?(?:has|have|is used by|are used by|is referred to by|are|is|contains?)? ?(?:still )?(?:used (?:in|by) )?(?:any |open |existing )?(?<by>[a-z][a-z -]*?)(?: (?:in|for|of|with|on|belonging to|referring to|attached|refer to|assigned to|left) ?(?:it|them)?)?$/d,
  holding:
    /^(?:(?:a|an|the|each|any) )*(?<thing>[a-z][a-z -]*?) (?:with|(?:that|which|who) (?:still )?(?:has|have)|having) (?:any |existing )?(?<by>[a-z][a-z -]*?)(?: in it| left)? cannot be (?<verbs>deleted|removed|erased)$/d,
  when: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) cannot be ${verbs}(?: (?:once|after|when|if|while|as long as|that|which|as soon as) (?<when>.+))?$`,
    'd',
  ),
  unless: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) cannot be ${verbs} unless (?<when>.+)$`,
    'd',
  ),
  until: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) can (?:only )?be ${verbs} (?:only )?(?:until|before) (?<when>(?:it|they) .+)$`,
    'd',
  ),
  onlyBy: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z' -]*?) (?:can|must) (?:only )?be ${verbs} (?:only )?by (?<only>only )?(?<actor>[^,]+)$`,
    'd',
  ),
  onlyState: new RegExp(`^only (?<thing>[a-z][a-z -]*?) can be ${verbs}$`, 'd'),
  onlyWhile: new RegExp(
    `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) can (?:only )?be ${verbs} (?:only )?(?:while|when|if|as long as) (?<when>.+)$`,
    'd',
  ),
  visible:
    /^(?:(?:a|an|the|each|any|all|every) )*(?<thing>[a-z][a-z' -]*?) (?:is|are|must be) (?:only )?(?<private>visible|accessible|shown|available|private|readable)(?: only)?(?: (?:to|for) (?:only )?(?<who>[^,]+))?$/d,
}

/** What must not be changed or removed, when, and by whom; said from the side of the thing. */
export const guarding: Pattern = {
  name: 'guarding',
  pass: 3,
  read: (scene, phrase) =>
    whileUsed(scene, phrase) ||
    unlessOrUntil(scene, phrase) ||
    thatAre(scene, phrase) ||
    frozenAfter(scene, phrase) ||
    onlyState(scene, phrase) ||
    onlyWhile(scene, phrase) ||
    forbidden(scene, phrase) ||
    onlyBy(scene, phrase) ||
    visible(scene, phrase),
}

function actionsIn(phrase: Phrase): Action[] | null {
  const words = partsOf(phrase, /^(?:,|and|or|nor)$/).parts.map((part) => textOf(part))
  const actions = words.map((word) => actionsOf(actingBase(word) ?? ''))
  return actions.every((one) => one !== null) ? [...new Set(actions.flat())] : null
}

const thingOf = (scene: Scene, thing: Phrase): EntityDraft | null => {
  if (!/^(?:it|they)$/.test(textOf(thing))) return entityNamed(scene.draft, thing)
  return scene.draft.current === null ? null : (scene.draft.entities.get(scene.draft.current) ?? null)
}

function whileUsed(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.whileUsed) ?? find(phrase, forms.holding)
  const entity = found === null ? null : thingOf(scene, found.group('thing'))
  const by = found === null ? null : entityNamed(scene.draft, found.group('by'))
  const via = by?.fields.find((field) => field.target === entity?.id)
  if (found === null || entity === null || by === null || via === undefined) return false
  if (/\b(?:open|all)\b/.test(textOf(found.frame))) return false
  const id = addRule(entity, { kind: 'keep_while_used', id: `kept_for_${by.id}`.slice(0, 40), by: by.id, via: via.id })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

function frozenAfter(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.after)
  if (found === null) return false
  const subject = find(
    found.group('when'),
    /^(?<who>(?:(?:a|an|the|it|they) )?[a-z -]*?) ?(?:is|are|was|were|has been|have been|gets|becomes) (?<rest>.+)$/d,
  )
  const named = subject === null || textOf(subject.group('who')) === '' ? null : thingOf(scene, subject.group('who'))
  const entity =
    (/^(?:it|they)$/.test(textOf(found.group('thing'))) ? named : null) ?? thingOf(scene, found.group('thing')) ?? named
  const actions = actionsIn(found.group('verbs'))
  return entity !== null && actions !== null && freeze(scene, { entity, actions, phrase, when: found.group('when') })
}

const being = new RegExp(
  `^(?:(?:a|an|the|each|any|all) )*(?<thing>[a-z][a-z -]*?) (?:that|which|who) (?<when>(?:is|are|has been|have been) [a-z][a-z ,-]*?) cannot be ${verbs}$`,
  'd',
)
const ofStates = new RegExp(
  `^(?:(?:a|an|the|each|any|all) )*(?<when>[a-z-]+(?: (?:, or|, and|,|or|and) [a-z-]+)+) (?<thing>[a-z]+(?: [a-z]+)?) (?:cannot be ${verbs}|(?:is|are) (?<closed>read-only|frozen|locked))$`,
  'd',
)

/** `Deals that are won or lost cannot be edited`, `Won and lost deals are read-only`. */
function thatAre(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, being) ?? find(phrase, ofStates)
  const entity = found === null ? null : thingOf(scene, found.group('thing'))
  const actions = found?.has('closed') === true ? (['edit', 'delete'] as const) : actionsIn(found?.group('verbs') ?? [])
  if (found === null || entity === null || actions === null) return false
  return freeze(scene, { entity, actions, phrase, when: found.group('when') })
}

type Freeze = {
  readonly entity: EntityDraft
  readonly actions: readonly Action[]
  readonly phrase: Phrase
  readonly when: Phrase
}

function freeze(scene: Scene, { entity, actions, phrase, when }: Freeze): boolean {
  const either = statesIn(entity, when)
  const conditions = either === null ? conditionsOf(entity, when) : []
  const stopped = actions.filter((action) => action === 'edit' || action === 'delete')
  if (conditions === null || stopped.length === 0 || stopped.length !== actions.length) return false
  scene.draft.current = entity.id
  for (const one of either?.map((state) => [literal(entity.stateField, '=', state)]) ?? [conditions]) {
    const id = addRule(entity, { kind: 'frozen', id: frozenId(entity, stopped), when: one, actions: stopped })
    demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  }
  return true
}

/** The states of `is won or lost`; null where it is not just a choice of states. */
function statesIn(entity: EntityDraft, when: Phrase): string[] | null {
  const words = textOf(when).replace(/^.*?\b(?:is|are|was|were|has been|have been|becomes|become) (?:either )?/, '')
  const states = words.split(/ (?:, or|,|or|and) /).map((word) => valueOf(entity, word))
  return entity.lives && states.length > 1 && states.every((state) => state !== null) ? states : null
}

const frozenId = (entity: EntityDraft, actions: readonly Action[]): string =>
  `no_${actions.join('_')}_${entity.rules.length + 1}`

/** `cannot be deleted unless it is archived`, `can be edited until it is sent`. */
function unlessOrUntil(scene: Scene, phrase: Phrase): boolean {
  const unless = find(phrase, forms.unless)
  const found = unless ?? find(phrase, forms.until)
  const entity = found === null ? null : thingOf(scene, found.group('thing'))
  const actions = found === null ? null : actionsIn(found.group('verbs'))
  const conditions = found === null || entity === null ? null : conditionsOf(entity, found.group('when'))
  const [condition] = conditions ?? []
  if (found === null || entity === null || actions === null || condition === undefined || conditions?.length !== 1)
    return false
  if (condition.field !== entity.stateField || condition.op !== '=' || !('literal' in condition.value)) return false
  const { literal: state } = condition.value
  if (typeof state !== 'string') return false
  if (unless !== null) return freezeUnless(scene, { entity, actions, phrase, states: [state] })
  if (
    entity.values.indexOf(state) < 0 ||
    (ends.test(state) === false &&
      entity.moves.some((move) => move.from.includes(state) && !ends.test(move.to) && move.to !== entity.initial))
  )
    return false
  return freeze(scene, { entity, actions, phrase, when: found.group('when') })
}

function onlyState(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.onlyState)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  const actions = found === null ? null : actionsIn(found.group('verbs'))
  if (found === null || thing === null || thing.state === null || actions === null) return false
  return freezeUnless(scene, { entity: thing.entity, actions, phrase, states: [thing.state] })
}

function onlyWhile(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.onlyWhile)
  if (found === null || !/ only /.test(textOf(phrase))) return false
  const entity = thingOf(scene, found.group('thing'))
  const actions = actionsIn(found.group('verbs'))
  if (entity === null || actions === null) return false
  const states = textOf(found.group('when'))
    .split(' or ')
    .map((part) =>
      conditionsOf(
        entity,
        find(found.group('when'), /^(?<all>.+)$/d)
          ?.group('all')
          .filter((token) => ` ${part} `.includes(` ${token.lower} `)) ?? [],
      ),
    )
  const values = states.map((conditions) =>
    conditions?.length === 1 &&
    conditions[0]?.field === entity.stateField &&
    conditions[0].op === '=' &&
    'literal' in conditions[0].value
      ? conditions[0].value.literal
      : null,
  )
  if (values.some((value) => typeof value !== 'string')) return false
  return freezeUnless(scene, { entity, actions, phrase, states: values.filter((value) => typeof value === 'string') })
}

function freezeUnless(
  scene: Scene,
  {
    entity,
    actions,
    phrase,
    states,
  }: { entity: EntityDraft; actions: readonly Action[]; phrase: Phrase; states: readonly string[] },
): boolean {
  const stopped = actions.filter((action) => action === 'edit' || action === 'delete')
  if (stopped.length === 0 || stopped.length !== actions.length) return false
  const id = addRule(entity, {
    kind: 'frozen',
    id: frozenId(entity, stopped),
    when: states.map((state) => literal(entity.stateField, '!=', state)),
    actions: stopped,
  })
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

function forbidden(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.when)
  if (found === null) return false
  const actions = actionsIn(found.group('verbs'))
  const thing =
    thingMeant(scene, found.group('thing')) ??
    (thingOf(scene, found.group('thing')) === null
      ? null
      : { entity: thingOf(scene, found.group('thing')) as EntityDraft, own: false, others: false, state: null })
  if (actions === null && thing !== null && thing.state !== null && !found.has('when')) {
    return barred(scene, { entity: thing.entity, state: thing.state, verbs: found.group('verbs'), phrase })
  }
  if (actions === null || thing === null) return false
  const { entity, state } = thing
  if (found.has('when')) return state === null && freeze(scene, { entity, actions, phrase, when: found.group('when') })
  const stopped = actions.filter((action) => action === 'edit' || action === 'delete')
  if (stopped.length === 0 || stopped.length !== actions.length) return false
  scene.draft.current = entity.id
  if (state === null) {
    for (const action of stopped) {
      entity.allowances.push({ action, who: 'nobody', own: false, only: false, kind: 'not' })
      demand(scene, phrase, { kind: 'permission', entity: entity.id, action }, { who: ['nobody'], how: 'not' })
    }
    return true
  }
  const id = addRule(entity, {
    kind: 'frozen',
    id: frozenId(entity, stopped),
    when: [literal(entity.stateField, '=', state)],
    actions: stopped,
  })
  demand(scene, phrase, { kind: 'rule', entity: entity.id, rule: id })
  return true
}

/** `A completed appointment cannot be cancelled`: the transition does not start there. */
function barred(
  scene: Scene,
  { entity, state, verbs, phrase }: { entity: EntityDraft; state: string; verbs: Phrase; phrase: Phrase },
): boolean {
  const bases = verbs
    .filter((verb) => !/^(?:,|and|or|nor|afterwards)$/.test(verb.lower))
    .map((verb) => movingBase(verb.lower))
  const moves = bases.map((base) =>
    entity.moves.find((move) => move.to === (base === null ? '' : stateAfter(entity, base))),
  )
  for (const move of moves) if (move !== undefined && move.said?.includes(state) !== true) barFrom(move, state)
  if (moves.some((move) => move === undefined || move.from.length === 0 || move.from.includes(state))) return false
  for (const move of moves)
    if (move !== undefined) demand(scene, phrase, { kind: 'transition', entity: entity.id, transition: move.id })
  return true
}

/** The move does not start in that state, as far as another is left. */
function barFrom(move: Move, state: string): void {
  const from = move.from.filter((one) => one !== state)
  if (from.length === 0) return
  move.from = from
  move.notFrom = [...(move.notFrom ?? []), state]
}

function onlyBy(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.onlyBy)
  const actions = found === null ? null : actionsIn(found.group('verbs'))
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  if (found === null || actions === null || thing === null || thing.state !== null) return false
  const only = /\bonly\b/.test(textOf(phrase))
  const mode = { only, forbidden: false, justOwn: false }
  const owner =
    /^(?:(?:the|a|an|only) )*[a-z]+ (?:who|that) (?:has |have )?(?:created|made|added|posted|wrote|submitted|booked|reported|placed|opened|entered|recorded|owns?) (?:it|them)$/.test(
      textOf(found.group('actor')),
    ) ||
    /^(?:their|its|the|his or her|the one who created it|the user who|whoever|the person who) ?(?:own )?(?:owner|owners|creator|creators|author|created it|created them|made it|added it)?$/.test(
      textOf(found.group('actor')),
    )
  scene.draft.current = thing.entity.id
  if (owner) {
    if (scene.draft.accountsRefused) return false
    allow(scene, {
      entity: thing.entity,
      actions,
      actors: makers(scene, found.group('actor')),
      own: true,
      mode,
      phrase,
    })
    return true
  }
  const actors = actorsOf(scene.draft, found.group('actor'))
  if (actors === null) return false
  allow(scene, { entity: thing.entity, actions, actors, own: false, mode, phrase })
  claim(scene, phrase)
  return true
}

/** `the member who made it`: the role, where it is one. */
function makers(scene: Scene, phrase: Phrase): Actors {
  const who = find(phrase, /^(?:(?:the|a|an|only) )*(?<who>[a-z]+) (?:who|that) /d)?.group('who') ?? []
  const id = idOf(singularOf(textOf(who)))
  return scene.draft.roles.has(id) ? { who: [id], named: true } : { who: ['signed_in'], named: false }
}

function visible(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, forms.visible)
  const thing = found === null ? null : thingMeant(scene, found.group('thing'))
  if (found === null || thing === null) return false
  const text = textOf(found.group('who'))
  const { entity } = thing
  const own =
    textOf(found.group('private')) === 'private' ||
    /^(?:(?:their|its|the) (?:own )?(?:owner|owners|creator|creators)|themselves|(?:the )?(?:user|person|member) who (?:created|added|made|wrote) (?:it|them))$/.test(
      text,
    )
  scene.draft.current = entity.id
  if (own && (text === '' || /owner|creator|who|themselves/.test(text) || /^(?:each|every|the|a) user$/.test(text))) {
    if (scene.draft.accountsRefused) return false
    keepApart(scene, { entity, actions: ['list', 'view'], actors: { who: ['signed_in'], named: false }, phrase })
    return true
  }
  const actors = found.has('who') ? actorsOf(scene.draft, found.group('who')) : null
  if (actors === null) return false
  const only = /\bonly\b/.test(textOf(phrase))
  allow(scene, {
    entity,
    actions: ['list', 'view'],
    actors,
    own: false,
    mode: { only, forbidden: false, justOwn: false },
    phrase,
  })
  return true
}
