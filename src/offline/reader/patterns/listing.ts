import type { Actors } from '../draft/actors.ts'
import type { EntityDraft } from '../draft/draft.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { bareText, nounOf, partsOf } from '../language/noun-phrase.ts'
import { borrow, find, textOf, type Phrase, type Token } from '../language/token.ts'
import { allow, type Mode } from './doing.ts'
import { columnOf, listed, order } from './ordering.ts'
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
  const entity = listed(scene, thing)
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

const paged =
  /^(?:the )?(?:list of )?(?<thing>[^,:()]+?)(?: list| lists)? (?:is|are|must be|can|shows?|must show|has|have|must have) (?:divided into pages|split into pages|paged|paginated|paging|pages|show)?(?: of| with|, | at-most| showing)* ?(?<size>[0-9]+)?(?: (?:[a-z]+|per page|entries|rows|items|a page))*$/d
const exported =
  /^(?:the )?(?:list of )?(?<thing>[^,:()]+?)(?: list| lists)? can be (?:exported|downloaded)(?<as> (?:as|to|in|into) (?:a |an )?csv(?: file| files| format)?)?(?: by (?<who>.+))?$/d
const found4 =
  /^(?<thing>[^,:()]+?) (?:can|must) be (?<verb>searched|searchable|found|filtered|filterable|sorted|sortable|ordered)(?: (?<by>by|on) (?<fields>.+))?$/d

/** What is said of lists: their order, their pages, what can be searched. */
export const listing: Pattern = {
  name: 'listing',
  pass: 3,
  read: (scene, phrase) =>
    tersely(scene, phrase) ||
    pagesAndOrder(scene, phrase) ||
    passive(scene, phrase) ||
    exportedBy(scene, phrase) ||
    order(scene, phrase) ||
    paging(scene, phrase),
}

function passive(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, found4)
  const entity = found === null ? null : listed(scene, found.group('thing'))
  if (found === null || entity === null) return false
  const word = textOf(found.group('verb'))
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

function exportedBy(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, exported)
  const entity = found === null ? null : listed(scene, found.group('thing'))
  if (found === null || entity === null || found.has('who')) return false
  entity.exported = true
  demand(scene, phrase, { kind: 'export', entity: entity.id })
  return true
}

const listedBy =
  /^(?:the )?(?:list of )?(?<thing>[^,:()]+?) (?:is|are|must be) (?:listed|shown|displayed) (?:in pages of |with )?(?<size>[0-9]+) (?:[a-z]+ )?(?:per|a|on each|to a|on a|on every) page(?<more> (?:, |and )*(?<order>(?:sorted|ordered) by .+))?$/d

/** `20 tickets per page`, `CSV export of tickets`, `Search over title and author`: features without a verb. */
function tersely(scene: Scene, phrase: Phrase): boolean {
  const paging = find(phrase, /^(?<size>[0-9]+) (?<thing>[a-z][a-z -]*?) (?:per|on each|a) page$/d)
  const paged = paging === null ? null : listed(scene, paging.group('thing'))
  const size = paging === null ? 0 : Number(textOf(paging.group('size')))
  if (paged !== null && size > 0 && size <= 100) {
    paged.pageSize = size
    demand(scene, phrase, { kind: 'paging', entity: paged.id })
    return true
  }
  const csv = find(phrase, /^(?:a )?csv export (?:of|for) (?:all |the )?(?<thing>[a-z][a-z -]*?)$/d)
  const exportable = csv === null ? null : listed(scene, csv.group('thing'))
  if (exportable !== null) {
    exportable.exported = true
    demand(scene, phrase, { kind: 'export', entity: exportable.id })
    return true
  }
  const search = find(
    phrase,
    /^(?<verb>(?:a )?(?:full-text )?search) (?:of (?<thing>[a-z][a-z -]*?) )?(?:more-than|by|in|on|across) (?<fields>.+)$/d,
  )
  const searched = search === null ? null : listed(scene, search.group('thing'))
  if (search === null || searched === null) return false
  claim(scene, search.frame, search.group('verb'), search.group('thing'))
  return fieldList(scene, searched, { verb: 'search', phrase: search.group('verb'), fields: search.group('fields') })
}

function pagesAndOrder(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, listedBy)
  const entity = found === null ? null : listed(scene, found.group('thing'))
  const size = found === null ? 0 : Number(textOf(found.group('size')))
  if (found === null || entity === null || size < 1 || size > 100) return false
  entity.pageSize = size
  demand(scene, [...found.group('thing'), ...found.group('size')], { kind: 'paging', entity: entity.id })
  claim(scene, found.frame)
  if (found.has('order')) order(scene, [...found.group('thing'), ...borrow('are'), ...found.group('order')])
  return true
}

function paging(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, paged)
  if (found === null || !/\b(?:pages?|paged|paginated|paging|per page)\b/.test(textOf(phrase))) return false
  const entity = listed(scene, found.group('thing'))
  const size = found.has('size') ? Number(textOf(found.group('size'))) : null
  if (entity === null || (size !== null && (size < 1 || size > 100))) return false
  if (size !== null) entity.pageSize = size
  demand(scene, phrase, { kind: 'paging', entity: entity.id })
  return true
}
