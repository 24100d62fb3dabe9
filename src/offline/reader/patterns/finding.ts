import { actorsOf, type Actors } from '../draft/actors.ts'
import { claim, type Scene } from '../draft/scene.ts'
import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { listActs } from './listing.ts'
import { listed } from './ordering.ts'
import type { Pattern } from './pattern.ts'
import { verbPhrasesOf } from './verb-phrases.ts'

const noun = '(?!(?:no|not|nobody|none|neither|never) )[a-z][a-z -]*?'
const kind = '(?:full-text |fulltext |full text |quick |simple |free-text |free text )?'
const over = '(?:over|more-than|by|on|with|using|across|via)'
const wanted = '(?: (?:is|must be|are) (?:needed|necessary|wanted|required|possible|available))?'
const form = (text: string): RegExp => new RegExp(`^${text}$`, 'd')

/** Somebody searches, filters, sorts or exports, and does nothing else. */
const doing = form(
  `(?:(?<who>${noun}) (?:can|must) )?(?<verb>search|find|look-up|look up|look for|lookup|filter|sort|order|export|download) (?<object>.+)`,
)

/** The search itself is named. `in` holds the things, `by` the fields. */
const search: readonly RegExp[] = [
  form(
    `(?:a |the )?${kind}search(?:ing)? (?:in|of|for|through|within|among) (?:the |all )?(?<in>${noun}) ${over} (?<by>.+?)${wanted}`,
  ),
  form(
    `(?:a |the )?${kind}search(?:ing)? (?:over|more-than|by|on|across|in|for) (?:the )?(?<by>[a-z][a-z ,-]*?) of (?:the |a |all )?(?<in>${noun})${wanted}`,
  ),
  form(`(?:a |the )?${kind}search(?:ing)? (?:over|more-than|by|on|across) (?:the )?(?<by>[a-z][a-z ,-]*?)${wanted}`),
  form(`(?:a |the )?${kind}search(?:ing)? (?:in|of|for|through|within|among) (?:the |all )?(?<in>${noun})${wanted}`),
  form(
    `(?:there (?:is|must be)|(?:we|users?|i) (?:needs?|wants?|must have|have)) (?:a )?${kind}search(?: box| field| function| form| bar)? (?:for|in|of|over|more-than) (?:the |all )?(?<in>${noun}) ${over} (?<by>.+)`,
  ),
  form(
    `(?:there (?:is|must be)|(?:we|users?|i) (?:needs?|wants?|must have|have)) (?:a )?${kind}search(?: box| field| function| form| bar)? (?:that|which) (?:finds|searches|looks for|can find|can search) (?:the |all )?(?<in>${noun}) (?:by|in|with) (?:their |its |the )?(?<by>.+)`,
  ),
  form(
    `(?:the )?(?<in>${noun})(?: list| page| overview)? (?:has|have|must have|needs?|offers?|gets?) (?:a )?${kind}search(?: box| field| function| form| bar)? (?:for|by|over|more-than|on) (?:the |their |its )?(?<by>.+)`,
  ),
  form(
    `(?:is )?(?:needed|necessary|wanted|required) (?:is )?(?:a |the )?${kind}search(?:ing)? (?:in|of|for) (?:the |all )?(?<in>${noun}) ${over} (?<by>.+)`,
  ),
]

/** Lists as somebody uses them: `Search books by title`, `Full-text search over subject and description`. */
export const finding: Pattern = {
  name: 'finding',
  pass: 3,
  owns: (phrase) => isPlain(phrase) || search.some((one) => find(phrase, one) !== null),
  survey: ({ draft }, phrase) => {
    const found = isPlain(phrase) ? find(phrase, doing) : null
    if (found?.has('who') === true) actorsOf(draft, found.group('who'))
    return found !== null
  },
  read: (scene, phrase) => acted(scene, phrase) || named(scene, phrase),
}

/** True where every verb of the statement is about lists. */
function isPlain(phrase: Phrase): boolean {
  const found = find(phrase, doing)
  if (
    found === null ||
    (/^(?:order|find|sort|export)$/.test(textOf(found.group('verb'))) && !isList(found.group('object')))
  )
    return false
  const phrases = verbPhrasesOf([
    ...found
      .group('verb')
      .slice(-1)
      .map((token) => ({ ...token, lower: 'search' })),
    ...found.group('object'),
  ])
  return phrases?.length === 1
}

const isList = (object: Phrase): boolean => /\b(?:by|csv)\b/.test(textOf(object)) || object.length < 4

function acted(scene: Scene, phrase: Phrase): boolean {
  const found = isPlain(phrase) ? find(phrase, doing) : null
  if (found === null) return false
  const only = textOf(found.group('who')).startsWith('only ')
  const who = only ? found.group('who').slice(1) : found.group('who')
  const anybody = who.length === 0 || /^(?:one|it|somebody|someone)$/.test(textOf(who))
  const actors = anybody ? somebody : actorsOf(scene.draft, who)
  if (actors === null) return false
  const [last] = found.group('verb').slice(-1)
  const verb = last === undefined ? [] : [{ ...last, lower: textOf(found.group('verb')).replace(/^look.*$/, 'search') }]
  const mode = { only: only || /\bcan only\b/.test(textOf(found.group('who'))), forbidden: false, justOwn: false }
  if (!listActs(scene, actors.named || only ? actors : somebody, { verbs: verb, object: found.group('object'), mode }))
    return false
  claim(scene, found.frame, found.group('who'), found.group('verb'))
  return true
}

const somebody: Actors = { who: ['somebody'], named: false }

function named(scene: Scene, phrase: Phrase): boolean {
  for (const one of search) {
    const found = find(phrase, one)
    if (found === null || (found.has('in') && listed(scene, found.group('in')) === null)) continue
    const by = found.has('by') ? [...borrow('by'), ...found.group('by')] : []
    const act = { verbs: borrow('search'), mode: { only: false, forbidden: false, justOwn: false } }
    const things = found.has('in') ? found.group('in') : []
    if (!listActs(scene, somebody, { ...act, object: [...things, ...by] })) continue
    claim(scene, found.frame)
    return true
  }
  return false
}
