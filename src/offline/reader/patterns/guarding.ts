import { actorsOf, type Actors } from '../draft/actors.ts'
import { addRule, literal, type EntityDraft, type Move } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { singularOf } from '../language/inflect.ts'
import { find, textOf, type Phrase } from '../language/token.ts'
import { movingBase } from '../language/verbs.ts'
import { allow, keepApart } from './doing.ts'
import { actionsIn, freeze, frozenId, thingOf } from './freezing.ts'
import { guardForms as forms } from './guard-forms.ts'
import { frozenAfter, onlyState, onlyWhile, thatAre, unlessOrUntil } from './locking.ts'
import { stateAfter } from './moves.ts'
import { thingMeant } from './objects.ts'
import type { Pattern } from './pattern.ts'

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
