import { actorsOf, type Actors } from '../draft/actors.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { partsOf } from '../language/noun-phrase.ts'
import { find, textOf, type Found, type Phrase } from '../language/token.ts'
import { allow } from './doing.ts'
import { listed } from './ordering.ts'
import type { Pattern } from './pattern.ts'

const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const list = '[a-z][a-z ,-]*?'
const things = `(?:the )?(?:lists? of )?(?:all )?(?:the )?(?<things>${list})(?: lists?)?`
const csv = '(?:as|to|in|into) (?:a |an )?csv(?: files?| format| download| export)?'
const get = '(?:download|export|get|see|use|fetch)'
const who =
  '(?: ?(?:,|;|but|and|\\() ?(?:but )?(?:(?:for |by )?(?<only>only)(?: for| by)? (?<who>[a-z][a-z ,-]*?)(?: (?:can|must be able to) (?:download|export|get|do|use) (?:it|them|this|that))?|(?:for |by )?(?<whom>[a-z][a-z ,-]*?) (?<just>only))(?: \\))?)?'
const purpose = '(?<purpose> for (?:the|our|my|their) [a-z]+)?'
const form = (text: string): RegExp => new RegExp(`^${text}${who}$`, 'd')

const forms: readonly RegExp[] = [
  new RegExp(
    `^(?<who>${noun}) (?:can )?${get} ${things}(?: ${csv})?${purpose} ,? ?(?:and |but )?(?<only>nobody else|no one else|no-one else|others cannot)(?: can| may)?$`,
    'd',
  ),
  form(
    `(?:(?:there (?:is|must be)|(?:we|users?|i)(?: also)? (?:needs?|wants?|must have|have|can)) )?(?:a |the )?csv[- ](?:export|download|file)s? (?:of|for|with) ${things}(?: (?:is|must be|are) (?:needed|available|possible|wanted|required))?`,
  ),
  form(
    `(?:(?:we|users?|i)(?: also)? (?:needs?|wants?|must have|have|can have|can get|can also have) )(?:to get |to have )?${things} ${csv}${purpose}`,
  ),
  form(`(?:the )?export(?:ing)? of ${things} ${csv}(?: (?:is|must be) (?:needed|available|possible|wanted|required))?`),
  new RegExp(
    `^${things} (?:can|must) (?<first>only )?be (?:exported|downloaded|exportable|downloadable)(?: ${csv})?${purpose} (?<by>(?:only )?by (?:only )?)(?<who>[a-z][a-z ,-]*?)(?<last> only)?$`,
    'd',
  ),
  form(`${things} (?:can|must) be (?:exported|downloaded|exportable|downloadable)(?: ${csv})?${purpose}`),
  form(`(?:app )?(?:offers?|has|provides?) (?:a |the )?csv[- ](?:export|download)s? (?:of|for) ${things}`),
]
const listsAll = /^(?:(?:all|every|each|any|the) ?)*(?:lists?|data|tables?)?$/
const denied = new RegExp(`^(?<who>${noun}) cannot ${get} ${things}(?: ${csv})?$`, 'd')

/** The rows as CSV, and who may have them. */
export const exporting: Pattern = {
  name: 'exporting',
  pass: 3,
  owns: (phrase) => forms.some((one) => find(phrase, one) !== null),
  survey: ({ draft }, phrase) => {
    const found = forms.map((one) => find(phrase, one)).find((one) => one !== null)
    const people = found === undefined || found === null ? [] : peopleIn(found)
    if (people.length > 0) actorsOf(draft, people)
    return false
  },
  read: (scene, phrase) => refused(scene, phrase) || forms.some((one) => exported(scene, phrase, one)),
}

const peopleIn = (found: Found): Phrase => (found.has('who') ? found.group('who') : found.group('whom'))

function exported(scene: Scene, phrase: Phrase, one: RegExp): boolean {
  const found = find(phrase, one)
  if (found === null || /\b(?:pdf|excel|json|xml|xlsx)\b/.test(textOf(phrase))) return false
  const { parts, between } = partsOf(found.group('things'), /^(?:,|and|or)$/)
  const entities = listsAll.test(textOf(found.group('things')))
    ? [...scene.draft.entities.values()]
    : parts.map((part) => listed(scene, part))
  const people = peopleIn(found)
  const actors = people.length === 0 ? null : actorsOf(scene.draft, people)
  if (entities.length === 0 || entities.some((entity) => entity === null) || (people.length > 0 && actors === null))
    return false
  claim(scene, between, found.frame, found.group('purpose'))
  const only =
    ['only', 'just', 'first', 'last'].some((name) => found.has(name)) || /\bonly\b/.test(textOf(found.group('by')))
  for (const entity of entities) if (entity !== null) give(scene, phrase, entity, { actors, only })
  claim(
    scene,
    found.group('only'),
    found.group('just'),
    found.group('first'),
    found.group('last'),
    found.group('by'),
    people,
  )
  return true
}

type Giving = { readonly actors: Actors | null; readonly only: boolean }

function give(scene: Scene, phrase: Phrase, entity: EntityDraft, { actors, only }: Giving): void {
  entity.exported = true
  scene.draft.current = entity.id
  demand(scene, phrase, { kind: 'export', entity: entity.id })
  if (actors !== null)
    allow(scene, {
      entity,
      actions: ['export'],
      actors,
      own: false,
      mode: { only, forbidden: false, justOwn: false },
      phrase,
    })
}

/** `Members cannot export loans`. */
function refused(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, denied)
  if (found === null || !/ cannot (?:export|download) /.test(textOf(phrase))) return false
  const entity = listed(scene, found.group('things'))
  const actors = actorsOf(scene.draft, found.group('who'))
  if (entity === null || actors === null) return false
  allow(scene, {
    entity,
    actions: ['export'],
    actors,
    own: false,
    mode: { only: false, forbidden: true, justOwn: false },
    phrase,
  })
  return true
}
