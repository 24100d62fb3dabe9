import { merged } from '../language/rewrite.ts'
import type { Phrase, Token } from '../language/token.ts'

const whole = new Map(
  Object.entries({
    "i'm": 'i am',
    "let's": 'let us',
    "y'all": 'you all',
    gonna: 'going to',
    wanna: 'want to',
    "ain't": 'is not',
    "isn't": 'is not',
    "aren't": 'are not',
    "wasn't": 'was not',
    "weren't": 'were not',
    "hasn't": 'has not',
    "haven't": 'have not',
    "wouldn't": 'would not',
  }),
)
const endings: readonly (readonly [ending: RegExp, full: string])[] = [
  [/^(.+)'re$/, 'are'],
  [/^(.+)'ve$/, 'have'],
  [/^(i|we|you|they|he|she|it|there|that|who)'d$/, 'would'],
  [/^(.+)'ll$/, 'will'],
]
const isAfter = /^(?:it|he|she|that|there|here|what|who|where|how|somebody|someone|everybody|everyone|nobody)$/

/** `they're` → `they are`, `it's kept` → `it is kept`; a possessive `'s` stays. */
export function uncontracted(tokens: Phrase): Phrase {
  return tokens.flatMap((token, index): Phrase => {
    if (token.lower === "'s" && isAfter.test(tokens[index - 1]?.lower ?? ''))
      return /^(?:everybody|everyone|somebody|someone|nobody)$/.test(tokens[index - 1]?.lower ?? '') &&
        owns(tokens, index)
        ? [token]
        : [{ ...token, lower: 'is' }]
    const known = whole.get(token.lower)
    if (known !== undefined) return apart(token, known.split(' '))
    for (const [ending, full] of endings) {
      const match = ending.exec(token.lower)
      if (match?.[1] !== undefined) return apart(token, [match[1], full])
    }
    return [token]
  })
}

/** `everybody's plantings`, `see everybody's`, but not `somebody's made a typo`. */
const owns = (tokens: Phrase, index: number): boolean => {
  const next = tokens[index + 1]?.lower ?? ''
  return !/(?:^|[^e])ed$|^(?:made|done|got|been|a|an|the|not|always|going|gone|using|taken)$/.test(next)
}

const apart = (token: Token, words: readonly string[]): Token[] =>
  words.map((word, index) => (index === 0 ? merged([token], word) : { ...token, lower: word, ids: [] }))
