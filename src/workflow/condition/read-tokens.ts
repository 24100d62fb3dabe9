import { isDate } from '../is-date.ts'
import { ConditionInvalid } from './condition-invalid.ts'
import { longestCondition } from './condition.ts'

/** A word of the condition language with its place in the text; `text` of a quoted text is without its quotes. */
export interface Token {
  readonly kind: 'word' | 'text' | 'number' | 'date' | 'operator' | 'open' | 'close' | 'end'
  readonly text: string
  readonly at: number
}

const shapes: readonly (readonly [Token['kind'], RegExp])[] = [
  ['word', /[a-z][a-z0-9_]*/y],
  ['date', /\d{4}-\d{2}-\d{2}(?![\w.-])/y],
  ['number', /-?\d+(?:\.\d+)?(?![\w.])/y],
  ['text', /'(?:[^']|'')*'/y],
  ['operator', /!=|<=|>=|=|<|>/y],
  ['open', /\(/y],
  ['close', /\)/y],
]

const space = /\s*/y

/** Cuts a condition into tokens, the last of which is `end`. Throws ConditionInvalid. */
export function readTokens(source: string): Token[] {
  if (source.length > longestCondition && Array.from(source).length > longestCondition) {
    throw new ConditionInvalid(
      `found ${source.length} characters, expected at most ${longestCondition}; move some of the choice to a step of its own`,
      longestCondition,
    )
  }
  const tokens: Token[] = []
  for (let at = skipSpace(source, 0); at < source.length; ) {
    const token = tokenAt(source, at)
    tokens.push(token.found)
    at = skipSpace(source, token.end)
  }
  tokens.push({ kind: 'end', text: '', at: source.length })
  return tokens
}

function tokenAt(source: string, at: number): { found: Token; end: number } {
  for (const [kind, shape] of shapes) {
    shape.lastIndex = at
    const written = shape.exec(source)?.[0]
    if (written === undefined) continue
    const text = kind === 'text' ? written.slice(1, -1).replaceAll("''", "'") : written
    if (kind === 'date' && !isDate(text)) {
      throw new ConditionInvalid(
        `found ${text}, expected a day of the calendar such as 2026-01-31; correct the date`,
        at,
      )
    }
    return { found: { kind, text, at }, end: at + written.length }
  }
  if (source[at] === "'") {
    throw new ConditionInvalid("found a text that does not end, expected a closing '; add it", at)
  }
  const found = String.fromCodePoint(source.codePointAt(at) ?? 0)
  throw new ConditionInvalid(
    `found "${found}", expected a variable, 'text', a number, a date (2026-01-31), or one of = != < <= > >= ( ); rewrite it`,
    at,
  )
}

function skipSpace(source: string, at: number): number {
  space.lastIndex = at
  space.test(source)
  return space.lastIndex
}
