import { textOf, type Phrase } from '../language/token.ts'

/** What people put at the beginning, in the middle or at the end of a sentence without asking for anything. */
const asides: readonly string[] = [
  'of course',
  'obviously',
  'honestly',
  'to be honest',
  'frankly',
  'basically',
  'actually',
  'you know',
  'you see',
  'i guess',
  'i think',
  'i suppose',
  'i believe',
  'we think',
  'i mean',
  'as you can imagine',
  'as you can see',
  'as you know',
  'as i said',
  'as mentioned',
  'as usual',
  'by the way',
  'btw',
  'naturally',
  'in fact',
  'after all',
  'to begin with',
  'to start with',
  'for a start',
  'first of all',
  'first off',
  'last but not least',
  'on top of that',
  'apart from that',
  'besides that',
  'in any case',
  'needless to say',
  'if possible',
  'please',
  'pretty please',
  'thank you',
  'thanks',
  'hopefully',
  'luckily',
  'sadly',
  'unfortunately',
  'these days',
  'nowadays',
  'later on',
  'in short',
  'long story short',
]
const openers: readonly string[] = [
  'so',
  'oh',
  'oh and',
  'oh , and',
  'well',
  'ok',
  'okay',
  'now',
  'right',
  'yes',
  'hi',
  'hello',
  'hey',
  'and',
  'but',
  'plus',
  'also',
  'besides',
  'next',
  'lastly',
  'finally',
  'secondly',
  'thirdly',
  'firstly',
  'first',
  'second',
  'then',
  'ah',
  'um',
  'anyway',
  'afterwards',
  'after that',
  'after this',
  'from then on',
  'importantly',
  'most importantly',
  'more importantly',
  'one more thing',
  'another thing',
  'one thing',
  'the thing is',
  'another important thing',
  'ps',
  'p.s',
]
const marks = /^(?:,|–|—|-|!|\.|:)$/
const longest = 6
const aside = new Set(asides)
const opener = new Set(openers)

/**
 * The words without asides: `Oh, and we have, of course, two sheds :-)` → `we have two sheds`. An aside is only one at an
 * edge of the sentence or beside a comma; an opener only in front.
 */
export function withoutChatter(tokens: Phrase): Phrase {
  let rest = bracketed(unsmiling(tokens)).filter((token) => !/^(?:also|really|truly|actually)$/.test(token.lower))
  for (let width = opens(rest); width > 0; width = opens(rest)) rest = rest.slice(width)
  const kept: Phrase[number][] = []
  for (let at = 0; at < rest.length; ) {
    const width = asideAt(rest, at)
    if (width > 0) {
      at += width
      const between = kept.at(-1)?.lower === ',' && rest[at]?.lower === ','
      if (between) kept.pop()
      if (rest[at]?.lower === ',' && (between || kept.length === 0 || kept.at(-1)?.lower === '(')) at++
      else if (kept.at(-1)?.lower === ',' && (at >= rest.length || /^[).!]$/.test(rest[at]?.lower ?? ''))) kept.pop()
    } else {
      const token = rest[at]
      if (token !== undefined) kept.push(token)
      at++
    }
  }
  return kept.length === 0 ? tokens : kept
}

/** How many tokens open the sentence without a meaning, with the mark behind them. */
function opens(tokens: Phrase): number {
  for (let width = Math.min(longest, tokens.length - 1); width > 0; width--) {
    const words = textOf(tokens.slice(0, width))
    if (!opener.has(words)) continue
    const mark = marks.test(tokens[width]?.lower ?? '')
    if (
      mark ||
      /^(?:so|oh|well|plus|also|besides|anyway|lastly|finally|afterwards|after that|after this|from then on)$/.test(
        words,
      )
    )
      return width + (mark ? 1 : 0)
  }
  return 0
}

function asideAt(tokens: Phrase, at: number): number {
  for (let width = Math.min(longest, tokens.length - at); width > 0; width--) {
    if (!aside.has(textOf(tokens.slice(at, at + width)))) continue
    const edge = (index: number): boolean =>
      tokens[index] === undefined || /^(?:,|\(|\)|;|:|!|\.|and|but)$/.test(tokens[index].lower)
    if (edge(at - 1) || edge(at + width)) return width
  }
  return 0
}

/** `a code - no two are alike - and a length`: what stands between two dashes stands in parentheses. */
function bracketed(tokens: Phrase): Phrase {
  const dashes = tokens.flatMap((token, index) => (index > 0 && /^[-–—]$/.test(token.lower) ? [index] : []))
  const [from, to] = dashes
  if (dashes.length === 1 && from !== undefined && /^(?:that|which)$/.test(tokens[from + 1]?.lower ?? ''))
    return tokens.map((token, index) =>
      index === from ? { ...token, lower: ',' } : index === from + 1 ? { ...token, lower: 'which' } : token,
    )
  if (dashes.length !== 2 || from === undefined || to === undefined || to - from < 3) return tokens
  return tokens.map((token, index) =>
    index === from ? { ...token, lower: '(' } : index === to ? { ...token, lower: ')' } : token,
  )
}

/** Without `:-)` and its like. */
function unsmiling(tokens: Phrase): Phrase {
  return tokens.filter((token, index) => {
    const near = (step: number): string =>
      tokens[index + step]?.start === token.start + step || tokens[index + step]?.end === token.end + step
        ? (tokens[index + step]?.lower ?? '')
        : ''
    const eyes = /^[:;]$/.test(token.lower) && (/^[)(dp]$/.test(near(1)) || (near(1) === '-' && near(2) !== ''))
    const nose = token.lower === '-' && /^[:;]$/.test(near(-1))
    const mouth =
      /^[)(dp]$/.test(token.lower) && (/^[:;]$/.test(near(-1)) || (near(-1) === '-' && /^[:;]$/.test(near(-2))))
    return !eyes && !nose && !mouth
  })
}
