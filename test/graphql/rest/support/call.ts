import { request } from 'node:http'
import type { ApiFixture } from '../../support/api-fixture.ts'

/** An answer of the REST API. What it holds is read by the test that asked, which knows its shape. */
export interface Called<Body> {
  readonly status: number
  readonly headers: Headers
  readonly body: Body
}

/** A failed request, as every route says it. */
export interface Failed {
  readonly error: {
    readonly code: string
    readonly message: string
    readonly requestId: string
    readonly path?: readonly string[]
    readonly details?: readonly { readonly code: string; readonly path: readonly string[] }[]
  }
}

/** Asks the REST API: `call(fixture, 'POST /runs', { requirements })`. */
export async function call<Body = Failed>(
  { server }: Pick<ApiFixture, 'server'>,
  line: string,
  body?: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Called<Body>> {
  const [method = '', path = ''] = line.split(' ')
  const sent = method === 'POST' ? { body: JSON.stringify(body ?? {}) } : {}
  const response = await fetch(`${server.url}/api${path}`, {
    method,
    headers: { ...(method === 'POST' ? { 'content-type': 'application/json' } : {}), ...headers },
    redirect: 'manual',
    ...sent,
  })
  const text = await response.text()
  return { status: response.status, headers: response.headers, body: (text === '' ? null : JSON.parse(text)) as Body }
}

/** What a request says that `fetch` would not send as it stands. */
export interface Raw {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

/** Sends a request as it is given. */
export function callRaw(
  { server }: Pick<ApiFixture, 'server'>,
  { method = 'GET', path, headers = {}, body }: Raw,
): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, unknown>>; readonly text: string }> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: server.port, method, path, headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString()
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}
