import type { EntityDraft } from '../draft/draft.ts'
import { idOf } from '../draft/naming.ts'
import { entityNamed, entityOfNoun } from '../draft/references.ts'
import type { Scene } from '../draft/scene.ts'
import { participleOf } from '../language/conjugate.ts'
import { hintOf } from '../language/field-nouns.ts'
import { nounOf } from '../language/noun-phrase.ts'
import { isAnyUser } from '../language/people.ts'
import { textOf, type Phrase } from '../language/token.ts'

/** A thing that somebody acts on. `state`: only rows in that state (`draft invoices`). */
export type Thing = {
  readonly entity: EntityDraft
  readonly own: boolean
  readonly others: boolean
  readonly state: string | null
}

/** Words that look like things but name nothing that an application keeps. */
const noThing =
  /^(?:draft|catalogue|catalog|collection|programme|account|profile|password|app|system|list|report|reports|data|information|detail|details|overview|everything|anything|something|it|them|page|dashboard|home-page|status|record|csv|csv file|file|result|statistic|chart|graph|summary|total|history|email|notification|reminder|access|way|feature|thing|form|own|user account|overall|permission|role|progress|changes?|one|entry|search|filter|number|time|date|log|all|menu|link|button|interface|calendar|website|tool|database|spreadsheet|login|registration form|user|pdf|following|return|.+ ones?)$/

/** The noun of an object if it can be a thing of its own. */
export function thingNoun(phrase: Phrase): string | null {
  const text = textOf(phrase)
  const of =
    /^(?:(?:a|an|the|all|any) )?(?:list|lists|details|record|records|history|overview|entries|number) of (?<rest>.+)$/.exec(
      text,
    )
  const noun = nounOf(of === null ? phrase : phrase.slice(phrase.findIndex((token) => token.lower === 'of') + 1))
  if (noun === null || noThing.test(noun.name) || noun.name.split(' ').length > 3) return null
  if (isAnyUser(noun.name)) return null
  if (hintOf(noun.name) !== null && !thingsToo.test(noun.name)) return null
  return noun.name
}

/** Nouns that name a value of one thing, but things of their own where people create them. */
const thingsToo =
  /(?:^|\s)(?:note|comment|review|payment|room|place|book|budget|category|tag|track|question|answer|rating|deposit|discount|reading|observation|treatment|message|job|location|venue|department|vehicle|address|company|supplier|treatment|finding|feedback|appointment|charge|fare|section|theme|material|task|rent|page|author|topic|requirement|history entry|grade|mark|plate|expense|income|diagnosis|score|seat|link|goal)$/

/** The known entity that the object names, with whose rows and in which state; null if it names none. */
export function thingMeant(scene: Scene, phrase: Phrase, verb = ''): Thing | null {
  if (/^requests?$/.test(verb)) {
    const noun = nounOf(phrase)
    const entity = noun === null ? undefined : scene.draft.entities.get(idOf(`${noun.name} request`))
    if (noun !== null && entity !== undefined) return { entity, own: noun.own, others: false, state: null }
  }
  const { draft } = scene
  const text = textOf(phrase)
  const others =
    /(?:each other|others?|other [a-z]+|someone else|somebody else|anyone else|another [a-z]+|another user|other people|everyone else|everybody else)(?: 's| ')/.exec(
      text,
    )
  const at = phrase.findIndex((token) => /^'s?$/.test(token.lower))
  if (others !== null && at > 0) {
    const entity = entityNamed(draft, phrase.slice(at + 1))
    return entity === null ? null : { entity, own: false, others: true, state: null }
  }
  if (at > 0 && /^(?:everyone|everybody|anyone|anybody) 's /.test(text)) {
    const entity = entityNamed(draft, phrase.slice(at + 1))
    return entity === null ? null : { entity, own: false, others: false, state: null }
  }
  const listed =
    /^(?:(?:a|an|the|all|any|full|whole) )*(?:lists?|details?|records?|overview|status|state|progress) of /.exec(text)
  const inner = listed === null ? phrase : phrase.slice(phrase.findIndex((token) => token.lower === 'of') + 1)
  if (
    /^(?:it|them|one|(?:everybody|everyone|all)(?: 's)?|all|all of (?:them|it|those)|any of them|every one|these|those|each of them|any)$/.test(
      text,
    )
  ) {
    const current = draft.current === null ? undefined : draft.entities.get(draft.current)
    return current === undefined ? null : { entity: current, own: false, others: false, state: null }
  }
  const noun = nounOf(inner)
  if (noun === null) return null
  if (/^(?:catalogue|catalog|collection|programme)$/.test(noun.name) && entityNamed(draft, inner) === null) {
    const described = [...draft.entities.values()].filter((one) => one.described)
    const meant = described.length === 1 ? described[0] : draft.entities.get(draft.current ?? '')
    return meant === undefined ? null : { entity: meant, own: false, others: false, state: null }
  }
  const own = noun.own
  const entity = entityNamed(draft, inner)
  if (entity !== null) return { entity, own, others: false, state: null }
  const waiting = [...draft.entities.values()].filter((one) => one.lives && one.values.includes(idOf(noun.name)))
  if (waiting.length === 1 && waiting[0] !== undefined)
    return { entity: waiting[0], own, others: false, state: idOf(noun.name) }
  const asked = [...draft.entities.values()].filter((one) => one.values.includes(idOf(participleOf(noun.name))))
  if (asked.length === 1 && asked[0] !== undefined) {
    return { entity: asked[0], own, others: false, state: idOf(participleOf(noun.name)) }
  }
  const words = noun.name.split(' ')
  for (let cut = 1; cut < words.length; cut++) {
    const known = entityOfNoun(draft, words.slice(cut).join(' '))
    const state = idOf(words.slice(0, cut).join(' '))
    if (known?.values.includes(state) === true) return { entity: known, own, others: false, state }
  }
  return null
}
