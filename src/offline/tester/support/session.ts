import type { Row } from './meets.ts'

/** What the application answered. */
export type Answer = {
  readonly status: number
  readonly text: string
  readonly headers: Headers
  readonly json: Record<string, unknown>
}

/** One visitor of the application with a cookie of their own; nobody, until they sign in. */
export class Session {
  readonly #base: string
  #cookie = ''

  constructor(base: string) {
    this.#base = base
  }

  /** A request to the JSON API, or to a page. */
  async send(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const response = await fetch(new URL(path, this.#base), {
      method,
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...headers,
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const given = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
    if (given.length > 0) this.#cookie = given.join('; ')
    const text = await response.text()
    return { status: response.status, text, headers: response.headers, json: parse(text) }
  }
}

/** The rows in an answer of a list. */
export const itemsOf = (answer: Answer): readonly Row[] =>
  Array.isArray(answer.json['items']) ? (answer.json['items'] as Row[]) : []

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
