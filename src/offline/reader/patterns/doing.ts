import type { Action } from '../../../core/app-spec/grant.ts'
import type { Actors } from '../draft/actors.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { ownerOf, refer } from '../draft/references.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { entityNamed } from '../draft/references.ts'
import { pluralOf } from '../language/inflect.ts'
import { order } from './ordering.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { readItems } from './field-item.ts'

/** How a statement allows or forbids. */
export type Mode = { readonly only: boolean; readonly forbidden: boolean; readonly justOwn: boolean }

type Allowing = {
  readonly entity: EntityDraft
  readonly actions: readonly Action[]
  readonly actors: Actors
  readonly own: boolean
  readonly mode: Mode
  readonly phrase: Phrase
  /** The field that makes a row theirs, where it is not its owner. */
  readonly path?: string
  /** They may with everybody's rows: `all tickets`. */
  readonly everyones?: boolean
}

/** Records that the actors may (or may not) do the actions, and what a test can see of it. */
export function allow(scene: Scene, { entity, actions, actors, own, mode, phrase, everyones, path }: Allowing): void {
  const all = actions.flatMap((action): Action[] =>
    action === 'list' || action === 'view' ? ['list', 'view'] : [action],
  )
  if (own && !scene.draft.accountsRefused) {
    scene.draft.personal = true
    scene.draft.accountsWanted = true
    if (path === undefined) belong(scene, { entity, actions, actors })
  }
  const by = path === undefined ? {} : { path }
  const whom = own ? actors.who.map((who) => (who === 'somebody' ? 'signed_in' : who)) : actors.who
  for (const action of new Set(all)) {
    for (const who of actors.who.filter((one) => one !== 'somebody' || own)) {
      entity.allowances.push({
        action,
        who: who === 'somebody' ? 'signed_in' : who,
        own: own && !mode.forbidden,
        ...by,
        only: mode.only,
        kind: mode.forbidden ? 'not' : 'may',
      })
    }
    const owned = own && !scene.draft.accountsRefused
    const plainly = everyones === true ? 'all' : actors.named || actors.who.includes('anyone') ? 'may' : null
    const how = mode.forbidden ? 'not' : mode.only ? 'only' : owned ? 'own' : plainly
    if (how !== null)
      demand(
        scene,
        phrase,
        { kind: 'permission', entity: entity.id, action },
        { who: whom, how, ...(how === 'own' ? by : {}) },
      )
    if (how === 'only' && owned) {
      demand(scene, phrase, { kind: 'permission', entity: entity.id, action }, { who: whom, how: 'own' })
    }
  }
  if (!mode.forbidden) {
    demand(scene, phrase, { kind: 'entity', entity: entity.id, actions: [...new Set(all)] }, { who: whom, how: 'may' })
  }
}

/** Finds whose a row is: through a row it refers to where that is somebody's of this role, else by a field of its own. */
function belong(scene: Scene, { entity, actions, actors }: Pick<Allowing, 'entity' | 'actions' | 'actors'>): void {
  const role = actors.who.find((who) => scene.draft.roles.has(who))
  if (
    entity.owner === null &&
    role !== undefined &&
    !actions.includes('create') &&
    !entity.fields.some((field) => field.target === 'user')
  ) {
    for (const field of entity.fields) {
      const other = field.target === null ? undefined : scene.draft.entities.get(field.target)
      if (other?.owner === role || other?.fields.some((one) => one.id === role && one.target === 'user') === true) {
        entity.ownPath = `${field.id}.${role}`
        return
      }
    }
  }
  if (entity.ownPath === null) ownerOf(entity, role ?? 'owner')
}

/** Records that people see only their own rows. */
export function keepApart(
  scene: Scene,
  { entity, actions, actors, phrase }: Pick<Allowing, 'entity' | 'actions' | 'actors' | 'phrase'>,
): void {
  belong(scene, { entity, actions, actors })
  scene.draft.accountsWanted = true
  for (const action of new Set(
    actions.flatMap((one): Action[] => (one === 'list' || one === 'view' ? ['list', 'view'] : [one])),
  )) {
    for (const who of actors.who) entity.allowances.push({ action, who, own: true, only: false, kind: 'apart' })
    demand(scene, phrase, { kind: 'permission', entity: entity.id, action }, { who: actors.who, how: 'own' })
  }
}

/** Whose rows the words behind a thing leave: all, their own, or those that are assigned to them. */
type Modified = { readonly own: boolean; readonly assigned?: boolean }

/** The field that says to whom a row is assigned, made if there is none. */
export function assigneeOf(scene: Scene, entity: EntityDraft, actors: Actors): string {
  const others = entity.fields.filter((field) => field.target === 'user' && field.id !== entity.owner)
  const role = actors.who.find((who) => scene.draft.roles.has(who)) ?? 'assignee'
  const known = others.find((field) => field.id === role) ?? (others.length === 1 ? others[0] : undefined)
  return (known ?? refer(entity, 'user', role.replaceAll('_', ' '))).id
}

/** Reads what stands behind the thing: `with a title and a date`, `for each book`, `that they created`. */
export function readModifiers(scene: Scene, entity: EntityDraft, rest: Phrase): Modified {
  if (rest.length === 0) return { own: false }
  const assigned = find(
    rest,
    /^(?:(?:that|which) )?(?:(?:are|is|were|was|have been) )?(?:currently )?assigned to (?:them|him|her|themselves|me|user|users)$/d,
  )
  if (assigned !== null && !scene.draft.accountsRefused) {
    claim(scene, rest)
    return { own: true, assigned: true }
  }
  const own = find(
    rest,
    /^(?:(?:that|which) (?:they|he|she|you|users|user|we) (?:have |has )?(?:themselves )?(?:created|added|own|owns|wrote|made|recorded|submitted|reported|logged|posted|opened|entered|placed|booked|requested|registered|uploaded|published)(?: themselves)?|(?:that |which )?(?:belong|belonging|belongs) to (?:them|him|her|themselves)|of their own|(?:they|he|she|you|user) (?:have |has )?(?:themselves )?(?:created|added|own|wrote|made|submitted|reported|recorded|logged|posted|opened|entered|placed|booked|requested|registered)(?: themselves)?)(?<more> .+)?$/d,
  )
  if (own !== null) {
    claim(scene, own.frame)
    readModifiers(scene, entity, own.group('more'))
    return { own: true }
  }
  const fields =
    find(
      rest,
      /^(?<lead>(?:with|including|:|by entering|by giving)(?: the following(?: fields| details)?)?(?: :)?) (?<list>.+)$/d,
    ) ?? find(rest, /^(?<lead>\() (?<list>.+?) (?<end>\))$/d)
  if (fields !== null) {
    claim(scene, fields.group('lead'), fields.group('end'))
    readItems(scene, entity, fields.group('list'))
    return { own: false }
  }
  const relation = find(
    rest,
    /^(?<to>(?:for|to|in|on|under|of|within) (?<other>(?:(?:a|an|the|each|every|any|their|one|its) )*[a-z][a-z -]*?))(?<more> (?:with|and|,|\(|including) .+)?$/d,
  )
  const other = relation === null ? null : entityNamed(scene.draft, relation.group('other'))
  if (relation !== null && other !== null && other.id !== entity.id) {
    const field = refer(entity, other.id, other.noun)
    if (field.type !== 'reference') return { own: false }
    demand(scene, relation.group('to'), { kind: 'relation', entity: entity.id, field: field.id })
    claim(scene, relation.frame, relation.group('other'))
    return readModifiers(scene, entity, relation.group('more'))
  }
  if (
    /^(?:sorted|ordered) by /.test(textOf(rest)) &&
    order(scene, [...borrow(`${pluralOf(entity.noun)} are`), ...rest])
  )
    return { own: false }
  const plain = textOf(rest)
  if (/^without (?:(?:an )?accounts?|log-in|logging in|having to log-in|sign-up|registration)$/.test(plain))
    claim(scene, rest)
  if (
    /^(?:for|in|of|at) (?:our|my|the|a|their) (?:small |local )?(?:association|club|company|team|school|business|organi[sz]ation|office|shop|library|family|department|university|restaurant|gym|clinic|practice|charity|agency|store|community|group|household|hotel|studio|garage)$/.test(
      plain,
    )
  )
    claim(scene, rest)
  if (/^(?:in|on|to|from) (?:the )?(?:app|list|catalogue|catalog|inventory|library|database)$/.test(plain))
    claim(scene, rest)
  return { own: false }
}
