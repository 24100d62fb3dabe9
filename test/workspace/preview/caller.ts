import { type IncomingHttpHeaders, request } from 'node:http'

/** What came back. */
export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

type Sent = {
  readonly method?: string
  readonly headers?: Record<string, string>
  readonly form?: Record<string, string>
}

/** What a browser does with cookies and redirects, no more, at one address. */
export class Caller {
  readonly #jar = new Map<string, string>()
  readonly #base: string

  constructor(base: string) {
    this.#base = base
  }

  /** The names of its cookies. */
  get cookies(): readonly string[] {
    return [...this.#jar.keys()]
  }

  /** Asks, and asks again where it is led to. */
  async go(path: string, sent: Sent = {}): Promise<Reply> {
    const reply = await this.ask(path, sent)
    const { location } = reply.headers
    return location === undefined ? reply : this.go(location)
  }

  /** One request. */
  ask(path: string, { method, headers = {}, form }: Sent = {}): Promise<Reply> {
    const cookie = [...this.#jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const body = form === undefined ? '' : new URLSearchParams(form).toString()
    return new Promise((resolve, reject) => {
      const posted =
        form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin: this.#base }
      const asked = request(new URL(path, this.#base), {
        method: method ?? (form === undefined ? 'GET' : 'POST'),
        agent: false,
        headers: { ...(cookie === '' ? {} : { cookie }), ...posted, ...headers },
      })
      asked.once('error', reject)
      asked.once('response', (response) => {
        for (const line of response.headers['set-cookie'] ?? []) this.#keep(line)
        let text = ''
        response.setEncoding('utf8').on('data', (part: string) => (text += part))
        response.once('close', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
      })
      asked.end(body)
    })
  }

  #keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    if (/max-age=0/i.test(line)) this.#jar.delete(name)
    else this.#jar.set(name, value)
  }
}
