import type { Action } from '../../../core/app-spec/grant.ts'
import { actorNouns, actorsFor, type Actors } from '../draft/actors.ts'
import { fieldMeant } from '../draft/fields.ts'
import { entityFor, type People } from '../draft/draft.ts'
import { entityNamed, entityOfNoun } from '../draft/references.ts'
import { claim, type Scene } from '../draft/scene.ts'
import { singularOf } from '../language/inflect.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { borrow, find, textOf, type Found, type Phrase } from '../language/token.ts'
import { actingBase, actionsOf, isVerb, movingBase } from '../language/verbs.ts'
import { accountActs } from './accounts.ts'
import { allow, assigneeOf, keepApart, readModifiers, type Mode } from './doing.ts'
import { assignActs } from './assigning.ts'
import { eventActs, eventOf, surveyEvent } from './eventing.ts'
import { listActs } from './listing.ts'
import { moveActs } from './move-acts.ts'
import { thingMeant, thingNoun } from './objects.ts'
import type { Pattern } from './pattern.ts'
import { spanning } from './spanning.ts'
import { staysOpen } from './staying.ts'
import { objectsOf, verbPhrasesOf, type VerbPhrase } from './verb-phrases.ts'

const forms = [
  /^(?<only>only )?(?<actor>[^:()]+?) (?<modal>can only|cannot|can|must only|must) (?<rest>.+)$/d,
  /^(?<only>only )?(?<actor>[^:()]+?) (?<rest>[a-z-]+ .+)$/d,
]

type Act = {
  readonly found: Found
  readonly nouns: readonly string[]
  readonly phrases: readonly VerbPhrase[]
  readonly mode: Mode
}

/** `A librarian approves loans`: the longest run of words that names people, before a verb. */
function bareActor(phrase: Phrase, people: People): Found | null {
  for (let cut = 1; cut < Math.min(9, phrase.length - 1); cut++) {
    const next = phrase[cut]?.lower ?? ''
    if (!isVerb(next)) continue
    const from = phrase[0]?.lower === 'only' ? 1 : 0
    const actor = phrase.slice(from, cut)
    if (actorNouns(actor, people) === null && textOf(actor) !== 'app') continue
    const found = find(
      phrase,
      new RegExp(`^(?<only>only )?(?<actor>(?:\\S+ ){${cut - from - 1}}\\S+) (?<rest>.+)$`, 'd'),
    )
    if (found !== null) return found
  }
  return null
}

/** Splits a statement into who, how, and verb phrases; null where its subject is no person. */
function actOf(phrase: Phrase, people: People): Act | null {
  const bare = find(phrase, /^(?<verb>[a-z-]+) (?<rest>.+)$/d)
  const imperative =
    bare !== null &&
    !/(?:ed|ing|[^s]s)$/.test(textOf(bare.group('verb'))) &&
    !phrase.some((token) => /^(?:can|cannot|must|is|are)$/.test(token.lower)) &&
    isVerb(textOf(bare.group('verb'))) &&
    actorNouns(bare.group('verb'), people) === null
  const whole = imperative ? [...borrow('users can'), ...phrase] : phrase
  for (const [index, form] of forms.entries()) {
    const found = index === 0 ? find(whole, form) : bareActor(whole, people)
    if (found === null) continue
    const actor = found.group('actor')
    const nouns = actorNouns(actor, people) ?? (textOf(actor) === 'app' ? ['user'] : null)
    const phrases = verbPhrasesOf(found.group('rest'))
    if (nouns === null || phrases === null) continue
    const modal = textOf(found.group('modal'))
    return {
      found,
      nouns,
      phrases,
      mode: { only: found.has('only'), forbidden: modal === 'cannot', justOwn: modal.endsWith('only') },
    }
  }
  return null
}

/** True for the verbs that show somebody using the application; people who only get or have things may not be users. */
const enables = (word: string): boolean =>
  actingBase(word) !== null ||
  movingBase(word) !== null ||
  /^(?:log-in|log-out|sign-up|search|find|filter|sort|export|download|enroll|enrol|borrow|rate|comment|apply|rent|donate|reserve|book|review|mark|assign|move|use|join|work|choose|select)s?$/.test(
    word,
  )

/** `Members can create, edit and delete their own notes`, `Only staff can add books`, `A clerk records payments`. */
export const acting: Pattern = {
  name: 'acting',
  pass: 2,
  survey: ({ draft }, phrase) => {
    const act = actOf(phrase, draft.people)
    if (act === null) return false
    if (act.phrases.some(({ verbs }) => verbs.some((verb) => enables(verb.lower)))) actorsFor(draft, act.nouns)
    for (const { verbs, object } of act.phrases) {
      for (const verb of verbs) surveyEvent(draft, verb.lower, object)
      if (verbs.some((verb) => eventOf(draft, verb.lower, object) !== null)) continue
      if (!verbs.some((verb) => actingBase(verb.lower) !== null || movingBase(verb.lower) !== null)) continue
      if (/^(?:search|sort|filter|export|download|find)$/.test(verbs[0]?.lower ?? '')) continue
      for (const thing of objectsOf(object).things) {
        const plain = thingNoun(thing)
        const asks =
          verbs.length === 1 &&
          /^requests?$/.test(verbs[0]?.lower ?? '') &&
          plain !== null &&
          !plain.endsWith('request')
        const noun = asks ? `${plain} request` : plain
        const strong = verbs.some((verb) =>
          /^(?:create|add|record|log|manage|track|register|maintain|organi[sz]e|store|submit|edit|delete|view|see|list|browse)$/.test(
            actingBase(verb.lower) ?? '',
          ),
        )
        if (
          noun !== null &&
          (strong || asks || nounOf(thing)?.plural === true) &&
          !act.nouns.includes(noun) &&
          !draft.roles.has(singularOf(noun)) &&
          !/'/.test(noun)
        ) {
          if ([...draft.entities.keys()].some((id) => noun.endsWith(` ${id}`))) continue
          entityFor(draft, noun)
        }
      }
    }
    return true
  },
  read: (scene, phrase) => {
    const act = actOf(phrase, scene.draft.people)
    if (act === null || !act.phrases.some(({ verbs }) => verbs.some((verb) => enables(verb.lower)))) return false
    const named =
      !/^(?:app|we)$/.test(textOf(act.found.group('actor'))) &&
      act.found.group('actor').some((token) => token.ids.length > 0 || !/^(?:users?|a|an|the)$/.test(token.lower))
    const actors = named || act.mode.only || act.mode.forbidden ? actorsFor(scene.draft, act.nouns) : somebody
    const { found, mode } = act
    const done = act.phrases.map((one) => readAct(scene, actors, { ...one, mode }))
    if (done.every((one) => !one)) return false
    if (done.some((one) => one))
      claim(scene, found.group('actor'), found.group('modal'), found.group('only'), found.frame)
    return true
  },
}

/** Whoever uses the application, where a statement has no subject of its own. */
const somebody: Actors = { who: ['somebody'], named: false }

type ReadAct = VerbPhrase & { readonly mode: Mode }

function readAct(scene: Scene, actors: Actors, act: ReadAct): boolean {
  const { verbs, object, joints, mode } = act
  const movers = verbs.filter((verb) => movingBase(verb.lower) !== null && actingBase(verb.lower) === null)
  if (movers.length > 0 && movers.length < verbs.length) {
    const others = verbs.filter((verb) => !movers.includes(verb))
    const both = [others, movers].map((some) => readAct(scene, actors, { ...act, verbs: some }))
    return both.some((one) => one)
  }
  const done =
    accountActs(scene, act) ||
    eventActs(scene, actors, act) ||
    listActs(scene, actors, act) ||
    assignActs(scene, actors, act) ||
    moveActs(scene, actors, act) ||
    rowActs(scene, actors, act)
  if (done) claim(scene, joints)
  return done && verbs.length > 0 && object.length >= 0 && mode !== null
}

/** Creating, seeing, changing and removing rows. */
function rowActs(scene: Scene, actors: Actors, { verbs, object, mode }: ReadAct): boolean {
  const front = find(object, /^(?<only>only )?(?<object>.+)$/d)
  if (front === null) return false
  const { things, between, rest } = objectsOf(front.group('object'))
  if (verbs.some((verb) => /^checks?$/.test(verb.lower)) && /\b(?:in|out)$/.test(textOf(object))) return false
  if (verbs.some((verb) => /^reports?$/.test(verb.lower)) && said.test(textOf(front.group('object')))) return false
  if (mode.forbidden && verbs.some((verb) => makesAnother(scene, verb.lower, object))) return false
  const actions = verbs.flatMap((verb): readonly Action[] => {
    const all = actionsOf(actingBase(verb.lower) ?? '') ?? []
    return mode.only && all.length > 3 ? all.filter((one) => !/^(?:list|view)$/.test(one)) : all
  })
  const known = verbs.filter((verb) => actingBase(verb.lower) !== null)
  const makes = !mode.forbidden && actions.length === 1 && actions[0] === 'create'
  let any = false
  let ownBefore = false
  const meant = things.map((thing) => ({
    thing,
    meaning: thingMeant(scene, thing, verbs.length === 1 ? (verbs[0]?.lower ?? '') : ''),
  }))
  const last = meant.findLast((one) => one.meaning !== null)
  if (
    actions.length === 1 &&
    actions[0] === 'edit' &&
    things.length === 1 &&
    last === undefined &&
    rest.length === 0 &&
    !mode.only &&
    !mode.forbidden
  ) {
    const target = fieldMeant(scene.draft, things[0] ?? [])
    if (target?.entity != null && target.field.editable) {
      allow(scene, {
        entity: target.entity,
        actions: ['edit'],
        actors,
        own: false,
        mode,
        phrase: [...known, ...object],
      })
      return true
    }
  }
  for (const { thing, meaning } of meant) {
    if (meaning === null || meaning.state !== null || actions.length === 0) continue
    const entity = meaning.entity
    any = true
    scene.draft.current = entity.id
    const bare = !/^(?:a|an|the|all|any|every|each|no)$/.test(thing[0]?.lower ?? '')
    const after: ReturnType<typeof readModifiers> =
      thing === last?.thing && !(makes && spanning(scene, entity, rest))
        ? readModifiers(scene, entity, rest)
        : { own: false }
    if (thing === last?.thing && !mode.forbidden) staysOpen(scene, entity, { actions, rest })
    const modified = after.own
    const own: boolean = meaning.own || modified || (ownBefore && bare)
    ownBefore = own
    const phrase = [...known, ...thing]
    const everyones = /^(?:all|every|any|everybody|everyone)$/.test(thing[0]?.lower ?? '')
    const allowing = {
      entity,
      actions,
      actors,
      phrase,
      ...(after.assigned === true ? { path: assigneeOf(scene, entity, actors) } : {}),
    }
    const seeing = actions.every((action) => action === 'list' || action === 'view')
    if (meaning.others && mode.forbidden) keepApart(scene, allowing)
    else if (mode.only && everyones && seeing && !own) {
      keepApart(scene, { ...allowing, actors: { who: ['signed_in'], named: false } })
      allow(scene, { ...allowing, own: false, mode: { ...mode, only: false }, everyones })
    } else if (meaning.others || (mode.forbidden && own)) allow(scene, { ...allowing, own: false, mode })
    else
      allow(scene, {
        ...allowing,
        own,
        mode: mode.justOwn && own ? { ...mode, only: false } : mode,
        ...(everyones && !own ? { everyones } : {}),
      })
    if (mode.justOwn && !own && !meaning.others) {
      const rest = (['create', 'edit', 'delete'] as const).filter((action) => !actions.includes(action))
      allow(scene, { ...allowing, actions: rest, own: false, mode: { ...mode, forbidden: true } })
    }
    if ((mode.justOwn || front.has('only')) && own) claim(scene, front.group('only'))
  }
  if (any) claim(scene, between)
  return any
}

/** True for a verb that makes a thing of its own of this one: who may not book classes may add no bookings. */
function makesAnother(scene: Scene, verb: string, object: Phrase): boolean {
  const event = eventOf(scene.draft, verb, object)
  return event !== null && entityNamed(scene.draft, event.of) !== null && entityOfNoun(scene.draft, event.noun) !== null
}

/** What others have written or shown: to report it is to complain of it. */
const said =
  /\b(?:comment|post|reply|replie|answer|question|message|thread|topic|review|photo|picture|video|listing|advert|ad|offer|profile|recipe|member|user)s?\b/
