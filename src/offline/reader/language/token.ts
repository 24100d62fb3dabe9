/**
 * A word, number or mark as the patterns see it. `ids` are the places of the base tokens it stands for: rewriting may
 * merge several into one (`is able to` → `can`) or bring in a word that this clause does not hold (`ids: []`).
 */
export type Token = {
  readonly lower: string
  readonly start: number
  readonly end: number
  readonly ids: readonly number[]
  readonly capital: boolean
}

/** Words in a row; not necessarily neighbours in the clause. */
export type Phrase = readonly Token[]

const pieces =
  /[0-9]+(?:[.,][0-9]+)*|[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*(?:[-’'/](?!s\b)[\p{L}\p{N}]+)*|['’]s\b|(?<=s)['’](?=\s\p{L})|->|=>|→|<=|>=|≤|≥|[^\s]/gu

/** The base tokens of a clause; offsets are UTF-16 code units within it. */
export function tokensOf(text: string): Token[] {
  return [...text.matchAll(pieces)].map((match, index) => ({
    lower: match[0].toLowerCase().replaceAll('’', "'"),
    start: match.index,
    end: match.index + match[0].length,
    ids: [index],
    capital: /^\p{Lu}/u.test(match[0]),
  }))
}

/** The phrase in lower case with single spaces: what regular expressions are matched with. */
export const textOf = (phrase: Phrase): string => phrase.map((token) => token.lower).join(' ')

/** A match of a phrase: its named groups as phrases, and the words outside of every group. */
export type Found = {
  readonly frame: Phrase
  readonly group: (name: string) => Phrase
  readonly has: (name: string) => boolean
}

/** Matches `pattern` (flags `d`) with the phrase; a group holds the tokens that lie whole inside it. */
export function find(phrase: Phrase, pattern: RegExp): Found | null {
  const match = pattern.exec(textOf(phrase))
  if (match === null) return null
  const starts: number[] = []
  let at = 0
  for (const token of phrase) {
    starts.push(at)
    at += token.lower.length + 1
  }
  const within = (span: readonly [number, number] | undefined): Token[] =>
    span === undefined
      ? []
      : phrase.filter((token, index) => {
          const start = starts[index] ?? 0
          return start >= span[0] && start + token.lower.length <= span[1]
        })
  const groups = new Map(Object.entries(match.indices?.groups ?? {}).map(([name, span]) => [name, within(span)]))
  const inside = new Set([...groups.values()].flat())
  const whole = within([match.index, match.index + match[0].length])
  return {
    frame: whole.filter((token) => !inside.has(token)),
    group: (name) => groups.get(name) ?? [],
    has: (name) => (groups.get(name) ?? []).length > 0,
  }
}

/** A token that no clause holds, brought in to complete a statement. */
export const borrowed = (lower: string): Token => ({ lower, start: 0, end: 0, ids: [], capital: false })

/** The words of a text as borrowed tokens. */
export const borrow = (text: string): Phrase => text.split(' ').map(borrowed)
