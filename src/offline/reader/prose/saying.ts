import { borrow, find, type Found, type Phrase } from '../language/token.ts'
import { singularOf } from '../language/inflect.ts'
import { merged } from '../language/rewrite.ts'
import type { Statement } from '../language/statements.ts'

/**
 * A way to say something, and the plain statements that it stands for. In these `<x>` is the group `x` of the form, `<~x>`
 * the same as borrowed words, `<x!>` one of the things it names, and `<x=some words>` these words in its place.
 */
export type Saying = { readonly form: RegExp; readonly plain: readonly string[] }

/** A saying; the form has to match the whole phrase. */
export const saying = (form: string, ...plain: readonly string[]): Saying => ({
  form: new RegExp(`^${form}$`, 'd'),
  plain,
})

const piece = /<(?<loan>~?)(?<name>[a-z]+)(?<one>!?)(?:=(?<words>[^>]+))?>|(?<plain>[^\s<]+)/g

/** The plain statements of the first saying that fits; null where none does. Words that they leave out are the frame. */
export function plainOf(sayings: readonly Saying[], phrase: Phrase): Statement[] | null {
  for (const { form, plain } of sayings) {
    const found = find(phrase, form)
    if (found === null) continue
    const used = new Set<number>()
    const statements = plain.map((template) => fill(template, found, used))
    const frame = phrase.filter((token) => token.ids.some((id) => !used.has(id)))
    return statements.map((one, index) => ({ phrase: one, frame: index === 0 ? frame : [] }))
  }
  return null
}

function fill(template: string, found: Found, used: Set<number>): Phrase {
  return [...template.matchAll(piece)].flatMap(({ groups }): Phrase => {
    if (groups?.['plain'] !== undefined) return borrow(groups['plain'])
    const named = found.group(groups?.['name'] ?? '')
    const group = groups?.['one'] === '!' ? single(named) : named
    const words = groups?.['words']
    if (words !== undefined) return once(instead(group, words), used)
    return groups?.['loan'] === '~' ? group.map(lent) : once(group, used)
  })
}

/** One of the things: `all our hives` → `hive`. */
function single(phrase: Phrase): Phrase {
  const from = phrase.findIndex((token) => !/^(?:an?|the|our|my|all|its|their|each|every|of)$/.test(token.lower))
  return phrase
    .slice(Math.max(0, from))
    .map((token, index, all) => (index === all.length - 1 ? { ...token, lower: singularOf(token.lower) } : token))
}

/** Each word of the clause stands in one of the statements; a second time it is borrowed. */
function once(phrase: Phrase, used: Set<number>): Phrase {
  const seen = phrase.map((token) => (token.ids.some((id) => used.has(id)) ? lent(token) : token))
  for (const token of phrase) for (const id of token.ids) used.add(id)
  return seen
}

/** The words in the place of the phrase; the first one accounts for all of it. */
export function instead(phrase: Phrase, words: string): Phrase {
  const [first = '', ...rest] = words.split(' ')
  return phrase.length === 0 ? borrow(words) : [merged(phrase, first), ...rest.flatMap((word) => borrow(word))]
}

/** The token as a borrowed word. */
export const lent = (token: Phrase[number]): Phrase[number] => ({ ...token, ids: [] })
