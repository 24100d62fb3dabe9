import type { DomainPack, PackEntity } from '../../domains/domain-pack.ts'
import { entityFor, type Draft, type EntityDraft, type FieldDraft } from '../draft/draft.ts'
import { demand, claim, type Scene } from '../draft/scene.ts'
import { ownerOf } from '../draft/references.ts'
import { idOf, titleOf } from '../draft/naming.ts'
import { pluralOf, singularOf } from '../language/inflect.ts'
import { isFieldNoun } from '../language/field-nouns.ts'
import { isVerb } from '../language/verbs.ts'
import { textOf, type Phrase } from '../language/token.ts'
import { addPackComputed, addPackEntity, completeEntity, labelOf, listed } from './complete-entities.ts'
import { completeStates } from './complete-states.ts'
import { grantsOf, rankedRoles } from './grants.ts'
import { inheritOwners } from './inherit-owner.ts'

type Completing = {
  readonly draft: Draft
  readonly packs: readonly DomainPack[]
  readonly all: readonly DomainPack[]
  readonly lines: readonly { readonly scene: Scene; readonly phrase: Phrase }[]
}

/** Supplies what the text leaves open, each time with an assumption that says so. */
export function complete(input: Completing): void {
  const { draft, packs, all } = input
  if (draft.entities.size === 0) findEntities(input)
  roles(draft)
  inheritOwners(draft)
  const order = [...packs, ...all.filter((pack) => !packs.includes(pack))]
  for (const entity of draft.entities.values()) {
    completeEntity(draft, order, entity)
    completeStates(draft, entity)
    const label = labelOf(entity)
    if (label !== null && label.type === 'text' && !label.required && !mayBeEmpty(entity, label)) label.required = true
  }
  addPackComputed(draft, order)
  wholeApp(draft)
  access(draft)
  for (const entity of draft.entities.values()) namedByOthers(draft, entity)
}

/** Words of a sentence that tells something: no name of a thing can be glued out of it. */
const telling = /^(?:has|have|is|are|was|were|this|that|it|they|each|every|how|what|who|about)$/

/** A text without a thing of its own: the main things of its domain, or the noun that it is about. */
function findEntities({ draft, packs, lines }: Completing): void {
  const pack = packs[0]
  if (pack !== undefined) {
    const main = pack.entities.filter((entity) => entity.main)
    for (const entity of main) entityFor(draft, entity.noun, `domain:${pack.id}`)
    for (const known of main) addPackEntity(draft, pack, known)
    tie(draft, pack, { main, lines })
    draft.title ??= pack.title
    return
  }
  for (const { scene, phrase } of lines) {
    const words = phrase.filter((token) => /^\p{L}{3,}[\p{L}-]*$/u.test(token.lower) && !plain.has(token.lower))
    const nouns = words.filter((token) => !isVerb(token.lower) || token.lower.endsWith('s')).slice(0, 3)
    if (nouns.length === 0 || words.length > 8 || phrase.some((token) => telling.test(token.lower))) continue
    const first = phrase.findIndex((token) => token === nouns[0])
    if (nouns.some((token, index) => phrase[first + index] !== token)) continue
    const name = nouns
      .map((token, index) => (index === nouns.length - 1 ? singularOf(token.lower) : token.lower))
      .join(' ')
    if (idOf(name) === 'item' || (isFieldNoun(name) && nouns.length === 1)) continue
    const entity = entityFor(draft, name)
    demand(scene, nouns, { kind: 'entity', entity: entity.id, actions: ['list', 'view', 'create'] })
    draft.title ??= titleOf(`${name} tracker`)
    draft.assumptions.push({ text: `The text is about ${pluralOf(name)}.`, source: 'default' })
    return
  }
  entityFor(draft, 'record', 'default')
  draft.title ??= 'Records'
  draft.assumptions.push({
    text: 'The text names nothing that an application could keep, so it keeps plain records.',
    source: 'default',
  })
}

const plain = new Set(
  'the and for with build create make develop app application website web site system tool simple please that this our need want some good nice user users authentication platform software online track management manage tracking'.split(
    ' ',
  ),
)

/** Ties the words that name a domain to the main things it brought in. */
function tie(
  draft: Draft,
  pack: DomainPack,
  { main, lines }: { main: readonly PackEntity[]; lines: Completing['lines'] },
): void {
  for (const { scene, phrase } of lines) {
    const words = phrase.filter(
      (token) =>
        pack.words.includes(singularOf(token.lower)) ||
        /^(?:tracking|management|tracker|booking|planning|logging)$/.test(token.lower),
    )
    if (!words.some((token) => pack.words.includes(singularOf(token.lower)))) continue
    if (textOf(phrase).split(' ').length > 14) continue
    for (const entity of main)
      demand(scene, words, { kind: 'entity', entity: idOf(entity.noun), actions: ['list', 'view', 'create'] })
    claim(scene, words)
  }
  void draft
}

/** Everybody who registers needs a role; staff alone would leave nobody to keep out. */
function roles(draft: Draft): void {
  const wanted = !draft.accountsRefused && (draft.accountsWanted || draft.personal || draft.roles.size > 0)
  if (!wanted) {
    draft.roles.clear()
    return
  }
  const ranked = rankedRoles(draft)
  if (ranked.length === 0) draft.roles.set('member', { id: 'member', noun: 'member', rank: 20 })
  else if (ranked.length === 1 && (ranked[0]?.rank ?? 0) >= 60) {
    draft.roles.set('member', { id: 'member', noun: 'member', rank: 10 })
    draft.assumptions.push({
      text: `Whoever registers is a member; ${pluralOf(ranked[0]?.noun ?? 'managers')} are named by the first account.`,
      source: 'default',
    })
  }
  if (!draft.demands.some((one) => one.subject.kind === 'accounts')) {
    draft.assumptions.push({ text: 'People register and sign in with e-mail and password.', source: 'default' })
  }
}

function wholeApp(draft: Draft): void {
  for (const { scene, phrase, what } of draft.wholeApp) {
    for (const entity of draft.entities.values()) {
      const fields = entity.fields
        .filter((field) => /^(?:text|long_text|email|phone)$/.test(field.type))
        .map((field) => field.id)
      const whole: Scene = { ...scene, draft }
      if (what === 'search' && fields.length > 0) demand(whole, phrase, { kind: 'search', entity: entity.id, fields })
      if (what === 'export') {
        entity.exported = true
        demand(whole, phrase, { kind: 'export', entity: entity.id })
      }
    }
  }
}

/** True where the text says that the value may be missing, or when it must not. */
const mayBeEmpty = (entity: EntityDraft, field: FieldDraft): boolean =>
  field.optional === true || entity.rules.some((rule) => rule.kind === 'required_when' && rule.field === field.id)

/** Where only others add what belongs to somebody (`Treasurers record payments` of members), they say whose it is. */
function namedByOthers(draft: Draft, entity: EntityDraft): void {
  const owner = entity.fields.find((field) => field.id === entity.owner)
  if (owner === undefined || owner.editable || !draft.roles.has(owner.id)) return
  const { create } = grantsOf(draft, entity, true)
  if (create.length === 0 || create.some(({ who, own }) => own !== null || !draft.roles.has(who) || who === owner.id))
    return
  Object.assign(owner, { editable: true, default: null })
  draft.assumptions.push({
    text: `Who adds ${pluralOf(entity.noun)} says whose they are.`,
    source: 'default',
  })
}

/** Says who may do what with things about which the text is silent. */
function access(draft: Draft): void {
  const accounts = !draft.accountsRefused && draft.roles.size > 0
  if (!accounts) return
  for (const entity of draft.entities.values()) {
    const personal =
      draft.personal &&
      !entity.allowances.some((one) => one.kind === 'may' && !one.own) &&
      entity.source === 'text' &&
      draft.roles.size === 1
    if (personal && entity.owner === null && entity.allowances.length === 0) ownerOf(entity)
    if (entity.allowances.length > 0) continue
    const grants = grantsOf(draft, entity, true)
    const who = grants.create.map((grant) =>
      grant.who === 'signed_in'
        ? 'everybody who is signed in'
        : pluralOf(draft.roles.get(grant.who)?.noun ?? grant.who),
    )
    const seen = grants.list.some((grant) => grant.who === 'signed_in' && grant.own === null)
      ? 'everybody who is signed in sees them'
      : 'everybody sees only their own'
    draft.assumptions.push({
      text: `${titleOf(pluralOf(entity.noun))} are kept by ${listed(who)}; ${seen}.`,
      source: entity.source === 'text' ? 'default' : entity.source,
    })
  }
}
