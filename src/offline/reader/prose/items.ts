import { borrow, find, textOf, type Phrase } from '../language/token.ts'
import { hintOf } from '../language/field-nouns.ts'
import { merged } from '../language/rewrite.ts'

const it = '(?:it|he|she|they|this|one)'
const been = '(?:is|are|was|were|has been|have been|gets?|got|will be)'
const spots = 'kept|stored|located|planted|parked|placed|hung|found|situated|built|filed|listed|grown|housed'
const sizes: Readonly<Record<string, string>> = {
  old: 'age',
  big: 'size',
  large: 'size',
  long: 'length',
  heavy: 'weight',
  tall: 'height',
  high: 'height',
  wide: 'width',
  deep: 'depth',
  serious: 'seriousness',
  urgent: 'urgency',
  important: 'importance',
  difficult: 'difficulty',
  hard: 'difficulty',
  good: 'quality',
  fast: 'speed',
  expensive: 'price',
  hot: 'temperature',
  far: 'distance',
}

type Item = { readonly form: RegExp; readonly name: (groups: Readonly<Record<string, string>>) => string }
const item = (form: string, name: Item['name']): Item => ({ form: new RegExp(`^${form}$`, 'd'), name })

/** What a thing has, told as a clause: `the plot it is in`, `the day it was planted`, `how many seats it has`. */
const told: readonly Item[] = [
  item(
    `(?:the |a |an |which )?(?<x>[a-z]+(?: [a-z]+)?) (?:that |which )?${it} (?:is|are|was|stands|lives|sits|hangs|grows|belongs|comes|goes)(?: (?:${spots}))? (?:in|at|on|to|from|for|with|under)`,
    (g) => g['x'] ?? '',
  ),
  item(
    `(?:the |a )?(?:[a-z]+) (?:in|at|on|to|from|for|with) which ${it} (?:is|are|was|stands|lives)(?: (?:${spots}))?`,
    () => '',
  ),
  item(
    `(?:the )?(?<d>day|date|time|year|month) (?:on which |at which |when |that )?${it} ${been} (?<p>[a-z]+)`,
    (g) => `${g['p'] ?? ''} ${g['d'] ?? ''}`,
  ),
  item(`when ${it} ${been} (?<p>[a-z]+(?:ed|en|t|ght|ld|de|ne|wn|un))`, (g) => `${g['p'] ?? ''} date`),
  item(
    `(?:the )?(?<x>place|spot|room|building|town|village|street) (?:where|in which|at which) ${it} (?:is|stands|lives|hangs|sits|lies|grows|was)(?: [a-z]+)?`,
    (g) => g['x'] ?? '',
  ),
  item(`where ${it} (?:is|are|stands|lives|hangs|sits|lies|grows)(?: (?:${spots}))?`, () => 'location'),
  item(`how many (?<x>[a-z]+s|people) ${it} (?:can )?[a-z]+`, (g) => countOf(g['x'] ?? '')),
  item(
    `how many (?<x>[a-z]+s|people) (?:there are|there were|fit in|(?:are|were|fit) (?:in|on|at) it|came|took part)(?: in it| on it)?`,
    (g) => countOf(g['x'] ?? ''),
  ),
  item(`how (?<a>${Object.keys(sizes).join('|')}) ${it} (?:is|are|was)`, (g) => sizes[g['a'] ?? ''] ?? ''),
  item(`(?:how much|what) ${it} (?:costs?|must cost|cost us)`, () => 'cost'),
  item(`(?:the time|how long) ${it} (?:takes?|lasts?)(?<z> in [a-z]+)?`, (g) => `duration${g['z'] ?? ''}`),
  item(`how much ${it} weighs?`, () => 'weight'),
  item(`(?:what ${it} (?:is|are) called|what (?:its|their|the) name is)`, () => 'name'),
  item(`what ${it} (?:is|was) about`, () => 'topic'),
  item(`(?:what kind|what type|which kind|which type) (?:of [a-z]+ )?${it} (?:is|was)`, () => 'type'),
  item("(?:an? |the )?(?<x>[a-z]+) 's (?<y>[a-z]+(?: [a-z]+)?)", (g) => `${g['x'] ?? ''} ${g['y'] ?? ''}`),
  item(`(?:who wrote ${it}|who ${it} (?:is|was) by)`, () => 'author'),
]

/** `servings` say how many by themselves; of other things it is their number. */
const countOf = (noun: string): string => (hintOf(noun)?.type === 'integer' ? noun : `number of ${noun}`)

const listing = /\b(?:has|have|with|record|records|note|store|keep|enter|write|:)\b/

/** A list whose items have names: where one is told as a clause, its name stands for all its words. */
export function namedItems(phrase: Phrase): Phrase {
  if (!/(?:^| )(?:it|he|she|they|this|how|where|when|what|'s)(?: |$)/.test(textOf(phrase))) return phrase
  const lead = phrase.findIndex((token) => listing.test(token.lower) || token.lower === ':')
  if (lead < 0) return phrase
  const items: Phrase[] = []
  const marks: Phrase[] = []
  let open: Phrase[number][] = []
  let depth = 0
  for (const token of phrase.slice(lead + 1)) {
    depth += token.lower === '(' ? 1 : token.lower === ')' ? -1 : 0
    if (depth === 0 && /^(?:,|and|;)$/.test(token.lower)) {
      items.push(open)
      marks.push([token])
      open = []
    } else open = [...open, token]
  }
  items.push(open)
  return [...phrase.slice(0, lead + 1), ...items.flatMap((one, index) => [...named(one), ...(marks[index] ?? [])])]
}

function named(whole: Phrase): Phrase {
  const more = whole.findIndex((token) => token.lower === '(')
  const phrase = more > 0 ? whole.slice(0, more) : whole
  for (const { form, name } of told) {
    const found = find(phrase, form)
    const words = found === null ? '' : name(groupsOf(form, phrase))
    if (found === null || words === '') continue
    const [first = '', ...rest] = words.split(' ')
    return [merged(phrase, first), ...borrow(rest.join(' ')), ...whole.slice(phrase.length)].filter(
      (token) => token.lower !== '',
    )
  }
  return whole
}

const groupsOf = (form: RegExp, phrase: Phrase): Readonly<Record<string, string>> =>
  form.exec(textOf(phrase))?.groups ?? {}
