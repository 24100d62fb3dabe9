import { unreachable } from '../../core/unreachable.ts'
import type { Comparison, Condition, Operand } from './condition.ts'
import { reservedWords } from './condition.ts'
import { ConditionInvalid } from './condition-invalid.ts'
import { readTokens, type Token } from './read-tokens.ts'

/**
 * Reads a condition: `or`, `and`, `not`, parentheses and comparisons of a variable with a literal or another variable,
 * and `timer(step) = 'expired'`. `not` binds closest, then `and`, then `or`. Throws ConditionInvalid.
 */
export function parseCondition(source: string): Condition {
  const reader = new Reader(readTokens(source))
  const condition = readOr(reader)
  if (reader.peek().kind !== 'end') throw reader.unexpected('and, or, or the end')
  return condition
}

/** Walks over the tokens of one condition. Invariant: the last token is `end` and is never passed. */
class Reader {
  readonly #tokens: readonly Token[]
  #position = 0

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens
  }

  peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#position + ahead, this.#tokens.length - 1)]
    if (token === undefined) throw new ConditionInvalid('found nothing, expected a condition; write one', 0)
    return token
  }

  take(): Token {
    const token = this.peek()
    this.#position += 1
    return token
  }

  takeWord(word: string): boolean {
    const token = this.peek()
    if (token.kind !== 'word' || token.text !== word) return false
    this.#position += 1
    return true
  }

  expect(kind: Token['kind'], expected: string): Token {
    if (this.peek().kind !== kind) throw this.unexpected(expected)
    return this.take()
  }

  unexpected(expected: string): ConditionInvalid {
    const token = this.peek()
    const found = token.kind === 'end' ? 'the end' : token.kind === 'text' ? `'${token.text}'` : `"${token.text}"`
    return new ConditionInvalid(`found ${found}, expected ${expected}; rewrite the condition`, token.at)
  }
}

function readOr(reader: Reader): Condition {
  let left = readAnd(reader)
  while (reader.takeWord('or')) left = { kind: 'or', left, right: readAnd(reader) }
  return left
}

function readAnd(reader: Reader): Condition {
  let left = readNot(reader)
  while (reader.takeWord('and')) left = { kind: 'and', left, right: readNot(reader) }
  return left
}

function readNot(reader: Reader): Condition {
  if (reader.takeWord('not')) return { kind: 'not', of: readNot(reader) }
  if (reader.peek().kind === 'open') {
    reader.take()
    const inner = readOr(reader)
    reader.expect('close', 'and, or, or a closing )')
    return inner
  }
  if (reader.peek().text === 'timer' && reader.peek(1).kind === 'open') return readExpired(reader)
  return readComparison(reader)
}

function readExpired(reader: Reader): Condition {
  reader.take()
  reader.take()
  const step = reader.expect('word', 'the name of a step').text
  reader.expect('close', 'a closing )')
  if (reader.peek().text !== '=') throw reader.unexpected("= 'expired'")
  reader.take()
  if (reader.peek().kind !== 'text' || reader.peek().text !== 'expired') throw reader.unexpected("'expired'")
  reader.take()
  return { kind: 'expired', step }
}

function readComparison(reader: Reader): Condition {
  const name = reader.peek()
  if (name.kind !== 'word' || reservedWords.has(name.text)) {
    throw reader.unexpected("a comparison that begins with a variable, such as verdict = 'ok'")
  }
  reader.take()
  const by = comparisons.get(reader.peek().text)
  if (by === undefined || reader.peek().kind !== 'operator') {
    throw reader.unexpected(`one of = != < <= > >= after ${name.text}`)
  }
  reader.take()
  return { kind: 'compare', variable: name.text, by, to: readOperand(reader) }
}

const comparisons: ReadonlyMap<string, Comparison> = new Map(
  (['=', '!=', '<', '<=', '>', '>='] as const).map((comparison) => [comparison, comparison]),
)

function readOperand(reader: Reader): Operand {
  const token = reader.peek()
  const operand = operandOf(token)
  if (operand === null) throw reader.unexpected("a variable, 'text', a number, true, false or a date (2026-01-31)")
  reader.take()
  return operand
}

function operandOf(token: Token): Operand | null {
  switch (token.kind) {
    case 'text':
      return { kind: 'text', value: token.text }
    case 'number':
      return { kind: 'number', value: Number(token.text) }
    case 'date':
      return { kind: 'date', value: token.text }
    case 'word':
      if (token.text === 'true' || token.text === 'false') return { kind: 'bool', value: token.text === 'true' }
      return reservedWords.has(token.text) ? null : { kind: 'variable', name: token.text }
    case 'operator':
    case 'open':
    case 'close':
    case 'end':
      return null
    default:
      return unreachable(token.kind)
  }
}
