import { singularOf, isPlural } from './inflect.ts'
import { textOf, type Phrase } from './token.ts'

/** A noun with what stands before it taken off: `all of their new blood donors` → `blood donor`. */
export type Noun = { readonly name: string; readonly plural: boolean; readonly own: boolean }

const determiners = new Set(
  'a an the each every all any some my their his her its our your own new existing single particular given certain other another various these those this that one no individual following specific of multiple several many different his/her current personal'.split(
    ' ',
  ),
)
/** `given` is one only behind another: `a given date`, but `given out`. */
const isDeterminer = (phrase: Phrase, at: number): boolean =>
  determiners.has(phrase[at]?.lower ?? '') && (at > 0 || phrase[at]?.lower !== 'given')
const stops = new Set(
  'and or but with without by for in on to from at as into per via using if when while unless until once after before that which who whose where can cannot must be is are was were been has have it they them he she we i you not only than , ; : ( ) / at-least at-most more-than less-than between during within so because about app there'.split(
    ' ',
  ),
)
const possessive = /^(?:my|their|his|her|our|your|own|his\/her|personal)$/

/** Reads the whole phrase as one noun of at most four words, or null. */
export function nounOf(phrase: Phrase): Noun | null {
  let from = 0
  while (from < phrase.length && isDeterminer(phrase, from)) from++
  if (/^(?:pieces?|units?|items?|bits?)$/.test(phrase[from]?.lower ?? '') && phrase[from + 1]?.lower === 'of') from += 2
  const words = phrase.slice(from).map((token) => token.lower)
  if (words.length === 0 || words.length > 5) return null
  const first = words[0] ?? ''
  const rate = rateIn(words)
  if (words.some((word, at) => at !== rate && (stops.has(word) || !/^\p{L}[\p{L}\p{N}_'/-]*$/u.test(word)))) return null
  if (
    words.some(
      (word, at) =>
        at > 0 && words[at - 1] !== 'of' && /^(?:an?|the|their|its|his|her|our|my|your|each|every)$/.test(word),
    )
  )
    return null
  if (first === 'of' || words.at(-1) === 'of') return null
  const name = singularName(words)
  const own = phrase.slice(0, from).some((token) => possessive.test(token.lower))
  return { name, plural: isPlural(headOf(words)), own }
}

/** Where `per` stands in `price per night`; -1 where nothing is told per unit. */
const rateIn = (words: readonly string[]): number =>
  words.findIndex(
    (word, at) =>
      (at > 0 && /^(?:in stock|on hand)$/.test(words.slice(at).join(' '))) ||
      (word === 'per' &&
        at > 0 &&
        at === words.length - 2 &&
        /^(?:price|cost|rate|fee|amount|salary|wage|charge|rent|tax|hours|calories|servings|dose|distance|speed|pages|units|consumption|fare|deposit|discount|lessons|issues|days|nights|visits|sessions|seats|points)$/.test(
          words[at - 1] ?? '',
        )),
  )

/** In `date of births` the head is `date`; elsewhere it is the last word. */
function headOf(words: readonly string[]): string {
  const of = words.indexOf('of')
  return (of > 0 ? words[of - 1] : words.at(-1)) ?? ''
}

function singularName(words: readonly string[]): string {
  const of = words.indexOf('of')
  if (of > 0) return `${singularOf(words.slice(0, of).join(' '))} ${words.slice(of).join(' ')}`
  return singularOf(words.join(' '))
}

/** The text of a phrase without its determiners. */
export const bareText = (phrase: Phrase): string => {
  let from = 0
  while (from < phrase.length && isDeterminer(phrase, from)) from++
  return textOf(phrase.slice(from))
}

/** Splits at commas, `and`, `or`, `;` and `/`, outside of parentheses; the separators come back as `between`. */
export function partsOf(
  phrase: Phrase,
  separator = /^(?:,|and|or|;|as-well-as|plus|&|nor)$/,
): { readonly parts: Phrase[]; readonly between: Phrase } {
  const parts: Phrase[] = []
  let part: Phrase = []
  const between: Phrase[number][] = []
  let depth = 0
  for (const token of phrase) {
    if (token.lower === '(') depth++
    if (token.lower === ')') depth--
    if (depth === 0 && separator.test(token.lower)) {
      if (part.length > 0) parts.push(part)
      part = []
      between.push(token)
    } else part = [...part, token]
  }
  if (part.length > 0) parts.push(part)
  return { parts, between }
}
