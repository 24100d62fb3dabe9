/** A parsed expression of an AppSpec (see `expressionSchema`). */
export type Expression =
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'name'; readonly path: readonly string[] }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'binary'
      readonly op: '+' | '-' | '*' | '/'
      readonly left: Expression
      readonly right: Expression
    }
  | { readonly kind: 'days'; readonly from: Expression; readonly to: Expression }

/** What is wrong with an expression, and at which character (from 0). */
export type ExpressionFault = { readonly fault: string; readonly at: number }

type Token = { readonly text: string; readonly at: number }
const pattern = /\s*(?:([0-9]+(?:\.[0-9]+)?)|([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)|([-+*/(),]))/y

class Fault extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** Reads an expression, or says where it is not one. */
export function parseExpression(source: string): Expression | ExpressionFault {
  try {
    const tokens = tokenize(source)
    const reader = new Reader(tokens, source.length)
    const read = reader.sum()
    reader.end()
    return read
  } catch (error) {
    if (error instanceof Fault) return { fault: error.message, at: error.at }
    throw error
  }
}

/** True where the parse failed. */
export const isFault = (parsed: Expression | ExpressionFault): parsed is ExpressionFault => 'fault' in parsed

/** Every name that the expression uses, as paths. */
export function namesIn(expression: Expression): readonly (readonly string[])[] {
  switch (expression.kind) {
    case 'number':
      return []
    case 'name':
      return [expression.path]
    case 'negative':
      return namesIn(expression.of)
    case 'binary':
      return [...namesIn(expression.left), ...namesIn(expression.right)]
    case 'days':
      return [...namesIn(expression.from), ...namesIn(expression.to)]
  }
}

function tokenize(source: string): readonly Token[] {
  const tokens: Token[] = []
  let at = 0
  while (source.slice(at).trim() !== '') {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (!found) throw new Fault(`"${source.slice(at).trim().charAt(0)}" has no place here`, at)
    const text = found[1] ?? found[2] ?? found[3] ?? ''
    at = pattern.lastIndex
    tokens.push({ text, at: at - text.length })
  }
  return tokens
}

/** Recursive descent: sum of products of signed atoms. */
class Reader {
  readonly #tokens: readonly Token[]
  readonly #end: number
  #next = 0

  constructor(tokens: readonly Token[], end: number) {
    this.#tokens = tokens
    this.#end = end
  }

  sum(): Expression {
    let left = this.#product()
    for (let op = this.#take('+', '-'); op; op = this.#take('+', '-'))
      left = { kind: 'binary', op, left, right: this.#product() }
    return left
  }

  end(): void {
    const rest = this.#tokens[this.#next]
    if (rest) throw new Fault(`"${rest.text}" has no place here`, rest.at)
  }

  #product(): Expression {
    let left = this.#signed()
    for (let op = this.#take('*', '/'); op; op = this.#take('*', '/'))
      left = { kind: 'binary', op, left, right: this.#signed() }
    return left
  }

  #signed(): Expression {
    return this.#take('-') ? { kind: 'negative', of: this.#signed() } : this.#atom()
  }

  #atom(): Expression {
    const token = this.#tokens[this.#next]
    if (!token) throw new Fault('it ends too early', this.#end)
    this.#next += 1
    if (/^[0-9]/.test(token.text)) return { kind: 'number', value: token.text }
    if (token.text === '(') {
      const inner = this.sum()
      this.#expect(')')
      return inner
    }
    if (token.text === 'days' && this.#take('(')) {
      const from = this.sum()
      this.#expect(',')
      const to = this.sum()
      this.#expect(')')
      return { kind: 'days', from, to }
    }
    if (/^[a-z]/.test(token.text)) return { kind: 'name', path: token.text.split('.') }
    throw new Fault(`"${token.text}" has no place here`, token.at)
  }

  #take<Op extends string>(...texts: readonly Op[]): Op | undefined {
    const token = this.#tokens[this.#next]
    const op = texts.find((text) => text === token?.text)
    if (op !== undefined) this.#next += 1
    return op
  }

  #expect(text: string): void {
    if (this.#take(text) === undefined)
      throw new Fault(`"${text}" is missing`, this.#tokens[this.#next]?.at ?? this.#end)
  }
}
