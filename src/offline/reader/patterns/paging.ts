import type { EntityDraft } from '../draft/draft.ts'
import { claim, demand, type Scene } from '../draft/scene.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { listed, order } from './ordering.ts'
import type { Pattern } from './pattern.ts'

const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const size = '(?<size>[0-9]+)'
const page = '(?:per|on each|on a|on one|on every|to a|a|each) page'
const rows = '(?:entries|rows|items|records|results|lines)'
const form = (text: string): RegExp => new RegExp(`^${text}(?<more> (?:, |and )+.+| (?:sorted|ordered) by .+)?$`, 'd')

const forms: readonly RegExp[] = [
  form(`(?:(?:show|display|list|app must show|app shows) )?(?:at-most |always )?${size} (?<thing>${noun}) ${page}`),
  form(`(?:there )(?:is|are|must be) (?:at-most )?${size} (?<thing>${noun}) ${page}`),
  form(`(?:at-most )?${size} (?<thing>${noun}) (?:is|are|must be) (?:shown|listed|displayed) ${page}`),
  form(
    `(?:the )?(?:list of )?(?:all |long )?(?<thing>${noun})(?: list| lists| overview)? (?:shows?|must show|displays?|has|have|must have|contains?) (?:at-most )?${size} ${noun} ${page}`,
  ),
  form(
    `(?:the )?(?:list of )?(?:all |long )?(?<thing>${noun})(?: list| lists| overview)? (?:is|are|must be) (?:paged|paginated)(?: ,| with| at| by| :)*(?: at-most)? ${size}(?: ${noun})? ${page}`,
  ),
  form(
    `(?:the )?(?:list of )?(?:all |long )?(?<thing>${noun})(?: list| lists| overview)? (?:is|are|must be) (?:paged|paginated)(?: with| by| in pages of)? ${size}(?: ${noun})?`,
  ),
  form(
    `(?:the )?(?:list of )?(?:all |long )?(?<thing>${noun})(?: list| lists| overview)? (?:is|are|must be|come|comes) (?:shown|listed|displayed|split|divided|presented|broken)?(?: up)? ?(?:in|into|on) pages (?:of|with) (?:at-most )?${size}(?: ${noun})?`,
  ),
  form(
    `(?:the )?(?:list of )?(?:all |long )?(?<thing>${noun})(?: list| lists| overview)? (?:is|are|must be|come|comes) (?:shown |listed |displayed )?(?:at-most )?${size} (?:${noun} )?${page}`,
  ),
  form(
    `(?:the )?(?:list of )?(?:all |long )?(?<thing>${noun})(?: list| lists| overview)? (?:is|are|must be) (?:paged|paginated|split into pages|divided into pages|shown in pages)`,
  ),
  form(`(?:paging|pagination|pages)(?: of| with|, | at| :)* ?(?:at-most )?${size}(?: (?<thing>${noun}))?(?: ${page})?`),
  form(`(?:the )?page size (?:of (?:the )?(?:list of )?(?<thing>${noun}) )?(?:is|must be|:) ${size}`),
]

/** How many rows a page of a list shows: of one list, or of all where the text speaks of lists as such. */
export const paging: Pattern = {
  name: 'paging',
  pass: 3,
  owns: (phrase) => find(phrase, behind) !== null || forms.some((one) => find(phrase, one) !== null),
  read: (scene, phrase) => ordered(scene, phrase) || forms.some((one) => paged(scene, phrase, one)),
}

const behind = new RegExp(
  `^(?<lead>.+?)(?<joint> , and| ,| and) (?<rest>(?:in pages of |with |at-most )?[0-9]+(?: ${noun})? ${page})$`,
  'd',
)

/** `Orders are listed by date, the latest first, 15 to a page`. */
function ordered(scene: Scene, phrase: Phrase): boolean {
  const found = find(phrase, behind)
  if (found === null || !order(scene, found.group('lead'))) return false
  const rest = found.group('rest')
  const size = rest.findIndex((token) => /^[0-9]+$/.test(token.lower))
  const short = /^[0-9]+ (?:per|on|to|a|each) /.test(textOf(rest.slice(size)))
  const said = short ? [...rest.slice(size, size + 1), ...borrow('rows'), ...rest.slice(size + 1)] : rest.slice(size)
  const entity = listed(scene, [])
  const rows = find(said, /^(?<size>[0-9]+) (?<thing>.+?) (?:per|on|to|a|each) .+$/d)
  if (entity === null || rows === null || (!short && !listsMeant(scene, rows.group('thing')).includes(entity)))
    return true
  const rowsPerPage = Number(textOf(rows.group('size')))
  if (rowsPerPage < 1 || rowsPerPage > 100) return true
  entity.pageSize = rowsPerPage
  demand(scene, rest, { kind: 'paging', entity: entity.id })
  claim(scene, found.group('joint'))
  return true
}

function paged(scene: Scene, phrase: Phrase, one: RegExp): boolean {
  const found = find(phrase, one)
  const rowsPerPage = found?.has('size') === true ? Number(textOf(found.group('size'))) : null
  if (found === null || (rowsPerPage !== null && (rowsPerPage < 1 || rowsPerPage > 100))) return false
  const thing = found.group('thing')
  const entities = listsMeant(scene, thing)
  if (entities.length === 0) return false
  for (const entity of entities) {
    entity.pageSize = rowsPerPage ?? entity.pageSize
    demand(scene, [...found.frame, ...thing, ...found.group('size')], { kind: 'paging', entity: entity.id })
  }
  const [first] = entities
  if (first === undefined || !found.has('more')) return true
  const more = found.group('more').filter((token) => !/^(?:,|and|is|are)$/.test(token.lower))
  claim(scene, found.group('more').slice(0, found.group('more').length - more.length))
  order(scene, [...borrow(`${first.noun} are`), ...more])
  return true
}

/** `lists` and `rows` mean every list there is. */
function listsMeant(scene: Scene, thing: Phrase): EntityDraft[] {
  const text = textOf(thing)
  if (text === '' || new RegExp(`^(?:(?:all|the) )?(?:lists?|${rows})$`).test(text))
    return [...scene.draft.entities.values()]
  const entity = listed(scene, thing)
  return entity === null ? [] : [entity]
}
