/** What a server said to one attempt, as far as it was HTTP. */
export interface Answer {
  readonly status: number
  /** Its `content-type`. */
  readonly type: string
  readonly body: string
}

/** Frames of a stack, of this language; where modules lie. */
const leaks = /\n\s+at (?:async )?\S+ ?\(?\S*:\d+:\d+|node:internal\/|file:\/\/\/|"stacktrace"/
/** The page that stands for the console where nobody has built it, with a 503 of its own. */
export const noConsole = 'The console is not built'

interface CodedError {
  readonly message?: unknown
  readonly extensions?: { readonly code?: unknown }
}

/** What no server should have said; empty: nothing. `codes` is the closed set. */
export class Verdict {
  readonly #codes: ReadonlySet<string>

  constructor(codes: Iterable<string>) {
    this.#codes = new Set(codes)
  }

  /** Of an answer over HTTP. */
  answer({ status, type, body }: Answer): readonly string[] {
    const faults = this.text(body)
    if (type.startsWith('text/event-stream')) return [...faults, ...this.#stream(body)]
    const isJson = /\bjson\b/.test(type) && body !== ''
    const parsed = isJson ? parse(body) : undefined
    if (isJson && parsed === undefined) return [...faults, 'JSON that is none']
    const codes = this.codes(parsed)
    if (status >= 500 && codes.length === 0 && !body.includes(noConsole))
      return [...faults, `status ${status} without a code`]
    return [...faults, ...this.#ofCodes(codes)]
  }

  /** Of the results in an event stream. */
  #stream(body: string): readonly string[] {
    const results = body.split('\n').filter((line) => line.startsWith('data: {'))
    // The last one may be cut off.
    return results.flatMap((line) => this.#ofCodes(this.codes(parse(line.slice(6)))))
  }

  /** Of whatever was sent as text. */
  text(text: string): readonly string[] {
    const found = leaks.exec(text)
    return found === null ? [] : [`a leak: ${found[0].trim().slice(0, 100)}`]
  }

  /** Of errors in a message of a WebSocket. */
  errors(errors: unknown): readonly string[] {
    return this.#ofCodes(this.codes({ errors }))
  }

  /** The codes in a body: of GraphQL errors, or of the one error of a plain route. */
  codes(body: unknown): readonly string[] {
    if (typeof body !== 'object' || body === null) return []
    const { errors, error } = body as { readonly errors?: unknown; readonly error?: { readonly code?: unknown } }
    const listed = Array.isArray(errors) ? (errors as readonly CodedError[]).map((one) => one.extensions?.code) : []
    const single = typeof error === 'object' && error !== null ? [error.code] : []
    return [...listed, ...single].map((code) => (typeof code === 'string' ? code : 'none'))
  }

  #ofCodes(codes: readonly string[]): readonly string[] {
    return [...new Set(codes)].flatMap((code) => {
      if (code === 'INTERNAL') return ['the code INTERNAL']
      return this.#codes.has(code) ? [] : [`the code ${code}, which is not in the closed set`]
    })
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
