import type { Actors } from '../draft/actors.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { bareText, nounOf, partsOf } from '../language/noun-phrase.ts'
import { find, textOf, type Phrase, type Token } from '../language/token.ts'
import { allow, type Mode } from './doing.ts'
import { columnOf, isOrder, listed, order } from './ordering.ts'
import type { Pattern } from './pattern.ts'

type Act = { readonly verbs: Phrase; readonly object: Phrase; readonly mode: Mode }
type Verb = 'search' | 'filter' | 'sort' | 'export'

const verbOf = (word: string): Verb | null =>
  /^(?:search|find|searches|finds)$/.test(word)
    ? 'search'
    : /^(?:filter|filters)$/.test(word)
      ? 'filter'
      : /^(?:sort|order|sorts)$/.test(word)
        ? 'sort'
        : /^(?:export|download|exports|downloads)$/.test(word)
          ? 'export'
          : null

/** Searching, filtering, sorting and exporting as something that people do. */
export function listActs(scene: Scene, actors: Actors, act: Act): boolean {
  if (act.mode.forbidden) return false
  const verbs = act.verbs.map((token) => ({ token, verb: verbOf(token.lower) }))
  if (verbs.every(({ verb }) => verb === null)) return false
  if (verbs.some(({ token }) => token.lower === 'order') && !/ by /.test(textOf(act.object))) return false
  let done = false
  for (const { token, verb } of verbs) {
    if (verb === null) continue
    const understood =
      verb === 'export'
        ? exporting(scene, actors, { ...act, verbs: [token] })
        : byFields(scene, { verb, token, object: act.object })
    const entity = scene.draft.current
    if (understood && verb !== 'export' && actors.named && !scene.draft.accountsRefused && entity !== null)
      demand(scene, [token], { kind: 'permission', entity, action: 'list' }, { who: actors.who, how: 'may' })
    done = understood || done
  }
  return done
}

const by = /^(?:for |through |in |the |all )?(?<thing>.+?)?(?: ?)(?<by>(?:by|on|with|using) )(?<fields>.+)$/d
const plain = /^(?:for |through |in |within |among )?(?<thing>.+)$/d

function byFields(
  scene: Scene,
  input: { readonly verb: Verb; readonly token: Phrase[number]; readonly object: Phrase },
): boolean {
  const { verb, token, object } = input
  const found = find(object, by)
  const thing = found === null ? (find(object, plain)?.group('thing') ?? []) : found.group('thing')
  const entity = thing.length > 0 || found === null ? listed(scene, thing) : holding(scene, found.group('fields'))
  if (entity === null) return false
  claim(scene, [token], thing, found?.frame ?? find(object, plain)?.frame ?? [], found?.group('by') ?? [])
  scene.draft.current = entity.id
  if (found === null) {
    if (verb !== 'search') return false
    entity.search ??= []
    scene.draft.demands.push()
    wholeSearch(scene, entity, [token, ...thing])
    return true
  }
  return fieldList(scene, entity, { verb, phrase: [token, ...thing], fields: found.group('fields') })
}

/** The entity that has all these fields where the text names none: the one just spoken of, else the only one. */
function holding(scene: Scene, fields: Phrase): EntityDraft | null {
  const names = partsOf(fields, /^(?:,|and|or|\/|by)$/).parts.map((part) => bareText(part))
  const fits = (entity: EntityDraft): boolean => names.every((name) => columnOf(scene, entity, name) !== null)
  const current = listed(scene, [])
  if (current !== null && fits(current)) return current
  const others = [...scene.draft.entities.values()].filter(fits)
  return others.length === 1 ? (others[0] ?? null) : current
}

/** A search without named fields looks in everything that is text; known once all fields are. */
function wholeSearch(scene: Scene, entity: EntityDraft, phrase: Phrase): void {
  const fields = entity.fields
    .filter((field) => /^(?:text|long_text|email|phone|url)$/.test(field.type))
    .map((field) => field.id)
  if (fields.length === 0) return
  entity.search = fields
  demand(scene, phrase, { kind: 'search', entity: entity.id, fields })
}

function fieldList(
  scene: Scene,
  entity: EntityDraft,
  input: { readonly verb: Verb; readonly phrase: Phrase; readonly fields: Phrase },
): boolean {
  const { verb, phrase } = input
  const { parts, between } = partsOf(input.fields, /^(?:,|and|or|\/|by)$/)
  claim(scene, between)
  const searched: string[] = []
  const searchedParts: Token[] = []
  for (const part of parts) {
    const name = columnOf(scene, entity, bareText(part).replace(/ first$/, ''))
    const newest = /^(?:newest|latest|most recent|oldest)(?: first)?$/.exec(bareText(part))
    if (verb === 'sort' && (newest !== null || name !== null)) {
      demand(scene, [...phrase, ...part], {
        kind: 'sort',
        entity: entity.id,
        field: newest === null ? (name ?? 'created_at') : 'created_at',
        byDefault: false,
      })
      continue
    }
    if (name === null) continue
    if (verb === 'filter' && filterable(entity, name)) {
      if (!entity.filters.includes(name)) entity.filters.push(name)
      demand(scene, [...phrase, ...part], { kind: 'filter', entity: entity.id, field: name })
    }
    if (verb === 'search' && searchable(entity, name)) {
      searched.push(name)
      searchedParts.push(...part)
    } else if (verb === 'search' && filterable(entity, name) && name !== entity.stateField) {
      if (!entity.filters.includes(name)) entity.filters.push(name)
      demand(scene, [...phrase, ...part], { kind: 'filter', entity: entity.id, field: name })
    }
  }
  if (searched.length > 0) {
    entity.search = [...new Set([...(entity.search ?? []), ...searched])]
    demand(scene, [...phrase, ...searchedParts], { kind: 'search', entity: entity.id, fields: searched })
  }
  return true
}

const searchable = (entity: EntityDraft, id: string): boolean =>
  entity.fields.some((field) => field.id === id && /^(?:text|long_text|email|phone|url)$/.test(field.type))
const filterable = (entity: EntityDraft, id: string): boolean =>
  entity.values.length > 0 && id === entity.stateField
    ? true
    : entity.fields.some(
        (field) => field.id === id && /^(?:choice|boolean|reference|date|text|integer)$/.test(field.type),
      )

function exporting(scene: Scene, actors: Actors, act: Act): boolean {
  const found = find(act.object, /^(?<thing>.+?)(?<as> (?:as|to|in|into) (?:a |an )?csv(?: file| files| format)?)?$/d)
  if (found === null) return false
  const whole = textOf(found.group('thing'))
  const { parts, between } = partsOf(found.group('thing'), /^(?:,|and|or)$/)
  const things = parts.map((part) => listed(scene, part))
  if (things.every((thing) => thing === null) || /pdf|excel|json|xml/.test(whole)) return false
  for (const [index, entity] of things.entries()) {
    const part = parts[index] ?? []
    if (entity === null) continue
    entity.exported = true
    const own = nounOf(part)?.own === true
    allowExport(scene, { entity, actors, own, mode: act.mode, phrase: [...act.verbs, ...part, ...found.group('as')] })
  }
  claim(scene, between, found.frame)
  return true
}

function allowExport(
  scene: Scene,
  input: { entity: EntityDraft; actors: Actors; own: boolean; mode: Mode; phrase: Phrase },
): void {
  const { entity, actors, own, mode, phrase } = input
  demand(scene, phrase, { kind: 'export', entity: entity.id })
  const before = scene.draft.demands.length
  allow(scene, { entity, actions: ['export'], actors, own, mode, phrase })
  if (mode.only || own || actors.named) return
  scene.draft.demands.length = before
}

const found4 =
  /^(?<thing>[^,:()]+?) (?:can|must) be (?<verb>searched|searchable|found|filtered|filterable|sorted|sortable|ordered)(?: (?<by>by|on) (?<fields>.+))?$/d

/** What is said of lists: their order, by what they can be searched. */
export const listing: Pattern = {
  name: 'listing',
  pass: 3,
  owns: isOrder,
  read: (scene, phrase) => twofold(scene, phrase) || passive(scene, phrase) || order(scene, phrase),
}

const two =
  /^(?<first>.+?(?:sorted|ordered|listed) by [a-z -]+?) (?<joint>(?:, and|,|and)) (?<verb>filter|filtered|filters|search|searchable|searched|sort) (?<rest>by .+)$/d

/** `Bookings sorted by start time, filter by room`. */
function twofold(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, two)
  if (found === null || !order(scene, found.group('first'))) return false
  const verb = found.group('verb')
  const base = verb.map((token) => ({ ...token, lower: token.lower.replace(/(?:s|ed|able)$/, '') }))
  const mode = { only: false, forbidden: false, justOwn: false }
  listActs(scene, { who: ['somebody'], named: false }, { verbs: base, object: found.group('rest'), mode })
  claim(scene, found.group('joint'))
  return true
}

function passive(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, found4)
  const entity = found === null ? null : listed(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const word = textOf(found.group('verb'))
  if (/^(?:sorted|ordered)$/.test(word) && / must be /.test(textOf(phrase))) return false
  const verb: Verb = /^(?:sear|found)/.test(word) ? 'search' : word.startsWith('filter') ? 'filter' : 'sort'
  if (!found.has('fields') && verb !== 'search') return false
  claim(scene, found.frame, found.group('thing'), found.group('verb'), found.group('by'))
  if (found.has('fields'))
    fieldList(scene, entity, {
      verb,
      phrase: [...found.group('thing'), ...found.group('verb')],
      fields: found.group('fields'),
    })
  else wholeSearch(scene, entity, phrase)
  return true
}
