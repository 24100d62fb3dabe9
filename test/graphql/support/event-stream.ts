import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'

/** An event as a client of server-sent events reads it. */
export interface StreamEvent {
  readonly event: string
  readonly data: string
  /** What was said last with `id:`; empty where nothing was. */
  readonly lastId: string
}

export interface StreamRequest {
  readonly query: string
  readonly variables?: object
  readonly operationName?: string
  readonly extensions?: object
}

export interface StreamOptions {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Readonly<Record<string, string>>
}

/** The answer to somebody who accepts an event stream, read as the HTML standard says. */
export class EventStream {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  /** The comments that have come so far. */
  readonly comments: string[] = []
  /** How long to wait before coming back, as the server said it; null: it has not. */
  retry: number | null = null
  readonly #response: IncomingMessage
  readonly #chunks: AsyncIterator<string>
  #lines: string[] = []
  #rest = ''
  #lastId = ''

  private constructor(response: IncomingMessage) {
    this.#response = response.setEncoding('utf8')
    this.status = response.statusCode ?? 0
    this.headers = response.headers
    this.#chunks = (response as AsyncIterable<string>)[Symbol.asyncIterator]()
  }

  /** Asks for one operation. A POST carries it as JSON, a GET in its address. */
  static open(url: string, asked: StreamRequest, { method = 'POST', headers = {} }: StreamOptions = {}) {
    const search = new URLSearchParams(
      Object.entries(asked).map(([name, value]): [string, string] => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    )
    return EventStream.ask(url, {
      method,
      path: method === 'GET' ? `/graphql?${search}` : '/graphql',
      headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers },
      body: method === 'POST' ? JSON.stringify(asked) : undefined,
    })
  }

  /** Asks with any method, path and body. */
  static ask(
    url: string,
    asked: {
      readonly method: string
      readonly path: string
      readonly headers: Readonly<Record<string, string>>
      readonly body: string | undefined
    },
  ): Promise<EventStream> {
    const { hostname: host, port } = new URL(url)
    const headers = { accept: 'text/event-stream', ...asked.headers }
    return new Promise((resolve, reject) => {
      const { method, path } = asked
      const sent = request({ host, port, method, path, headers, agent: false }, (response) =>
        resolve(new EventStream(response)),
      )
      sent.on('error', reject)
      sent.end(asked.body)
    })
  }

  get isStream(): boolean {
    return (this.headers['content-type'] ?? '').startsWith('text/event-stream')
  }

  /** The next event; null where the stream has ended. Throws where it was cut off. */
  async next(): Promise<StreamEvent | null> {
    let event = ''
    const data: string[] = []
    for (;;) {
      const line = await this.#line()
      if (line === null) return null
      if (line === '') {
        if (data.length > 0) return { event: event || 'message', data: data.join('\n'), lastId: this.#lastId }
        event = ''
        continue
      }
      const [, name = '', value = ''] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? []
      if (line.startsWith(':')) this.comments.push(line.slice(1).trim())
      else if (name === 'event') event = value
      else if (name === 'data') data.push(value)
      else if (name === 'id' && !value.includes('\0')) this.#lastId = value
      else if (name === 'retry' && /^\d+$/.test(value)) this.retry = Number(value)
    }
  }

  /** All events up to the end of the stream. */
  async all(): Promise<readonly StreamEvent[]> {
    const events: StreamEvent[] = []
    for (let event = await this.next(); event !== null; event = await this.next()) events.push(event)
    return events
  }

  /** The whole text of an answer that is no stream. */
  async text(): Promise<string> {
    let text = this.#rest
    for (let read = await this.#chunks.next(); read.done !== true; read = await this.#chunks.next()) text += read.value
    return text
  }

  /** Hangs up. */
  close(): void {
    this.#response.destroy()
  }

  async #line(): Promise<string | null> {
    for (;;) {
      const line = this.#lines.shift()
      if (line !== undefined) return line
      const read = await this.#chunks.next()
      // What has no empty line behind it was cut off, and counts for nothing.
      if (read.done === true) return null
      const lines = (this.#rest + read.value).split('\n')
      this.#rest = lines.pop() ?? ''
      this.#lines = lines.map((text) => text.replace(/\r$/, ''))
    }
  }
}
