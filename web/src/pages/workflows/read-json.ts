import { say } from '../../words/say.ts'
import { workflows } from '../../words/workflows.ts'

/** Where and why a text is no JSON. */
export interface JsonFault {
  readonly message: string
  /** From 1. */
  readonly line: number
  /** From 1. */
  readonly column: number
}

/** A text read as JSON. */
export interface JsonReading {
  /** All of it, or what was read before the fault; undefined: nothing. */
  readonly value: unknown
  readonly fault: JsonFault | null
  /** Where each value begins, by its path: `nets[0].steps[3].next[1].when`; the whole is `workflow`. */
  readonly places: ReadonlyMap<string, number>
}

/** Reads JSON as far as it is JSON, so that what somebody is still typing can be shown. */
export function readJson(text: string): JsonReading {
  const reader = new Reader(text)
  const value = reader.whole()
  return {
    value,
    fault: reader.fault === null ? null : { message: reader.fault.message, ...lineAt(text, reader.fault.at) },
    places: reader.places,
  }
}

/** The line and column of a place in a text. */
export function lineAt(text: string, at: number): { readonly line: number; readonly column: number } {
  const before = text.slice(0, at)
  return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
}

/** Where what a path names begins; what is missing is looked for around it. Null: nowhere. */
export function placeOf(places: JsonReading['places'], path: string): number | null {
  for (let rest = path; rest !== ''; rest = rest.replace(/(\.[^.[\]]*|\[\d+\]|^[^.[\]]*)$/, '')) {
    const at = places.get(rest)
    if (at !== undefined) return at
  }
  return places.get('workflow') ?? null
}

const words = workflows.json
const deepest = 200
const quoted = /"(?:[^"\\\n]|\\.)*"/y
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const literals = [
  ['true', true],
  ['false', false],
  ['null', null],
] as const

/** Reads from the left. After the first fault, all that is open is closed and nothing more is read. */
class Reader {
  readonly #text: string
  #at = 0
  fault: { readonly message: string; readonly at: number } | null = null
  readonly places = new Map<string, number>()

  constructor(text: string) {
    this.#text = text
  }

  whole(): unknown {
    const value = this.#value('', 0)
    this.#skip()
    if (this.fault === null && this.#at < this.#text.length) this.#fail(words.after)
    return value
  }

  #value(path: string, depth: number): unknown {
    this.#skip()
    this.places.set(path === '' ? 'workflow' : path, this.#at)
    if (depth > deepest) return this.#fail(words.deep)
    const next = this.#text[this.#at]
    if (next === '{') return this.#object(path, depth)
    if (next === '[') return this.#array(path, depth)
    if (next === '"') return this.#string()
    const literal = literals.find(([word]) => this.#text.startsWith(word, this.#at))
    if (literal !== undefined) {
      this.#at += literal[0].length
      return literal[1]
    }
    const digits = this.#take(number)
    if (digits !== null) return Number(digits)
    return this.#fail(next === '-' ? words.number : words.value)
  }

  #object(path: string, depth: number): Readonly<Record<string, unknown>> {
    const read: Record<string, unknown> = Object.create(null) as Record<string, unknown>
    this.#each('}', () => {
      if (this.#text[this.#at] !== '"') return this.#fail(words.key)
      const key = this.#string()
      this.#skip()
      if (this.fault !== null || key === undefined) return
      if (this.#text[this.#at] !== ':') return this.#fail(words.colon)
      this.#at += 1
      const value = this.#value(path === '' ? key : `${path}.${key}`, depth + 1)
      if (value !== undefined) read[key] = value
    })
    return { ...read }
  }

  #array(path: string, depth: number): readonly unknown[] {
    const read: unknown[] = []
    this.#each(']', () => {
      const value = this.#value(`${path}[${read.length}]`, depth + 1)
      if (value !== undefined) read.push(value)
    })
    return read
  }

  #each(close: '}' | ']', one: () => void): void {
    this.#at += 1
    this.#skip()
    if (this.#text[this.#at] === close) return void (this.#at += 1)
    while (this.fault === null) {
      this.#skip()
      one()
      this.#skip()
      if (this.fault !== null) return
      const next = this.#text[this.#at]
      if (next !== ',' && next !== close) return this.#fail(words.comma, { close })
      this.#at += 1
      if (next === close) return
    }
  }

  #string(): string | undefined {
    const from = this.#at
    const raw = this.#take(quoted)
    if (raw === null) {
      this.#fail(words.string)
      return undefined
    }
    try {
      return JSON.parse(raw) as string
    } catch {
      this.#at = from
      this.#fail(words.escape)
      return undefined
    }
  }

  #take(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at
    const [found] = pattern.exec(this.#text) ?? []
    if (found === undefined) return null
    this.#at += found.length
    return found
  }

  #skip(): void {
    this.#take(/[ \t\n\r]*/y)
  }

  #fail(message: string, places: Readonly<Record<string, string>> = {}): undefined {
    const character = this.#text.slice(this.#at, this.#at + 2).match(/^./su)?.[0]
    const found = character === undefined ? words.end : `“${character === '\n' ? '↵' : character}”`
    this.fault ??= { message: say(message, { found, ...places }), at: this.#at }
    return undefined
  }
}
