import { type IncomingHttpHeaders, request } from 'node:http'
import { connect } from 'node:net'

export interface Asked {
  readonly method?: string
  readonly path?: string
  /** Any header, those included that browsers and `fetch` keep to themselves. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Answered {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
}

/** Asks over a connection of its own, with exactly the headers that are given (and Host). */
export function askHttp(
  url: string,
  { method = 'GET', path = '/graphql', headers = {}, body }: Asked,
): Promise<Answered> {
  const { hostname: host, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const asked = request({ host, port, method, path, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      )
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** Everything that a server says to these bytes until it closes the connection. Nothing more is sent. */
export function sayBytes(url: string, bytes: string | Uint8Array): Promise<string> {
  const { hostname: host, port } = new URL(url)
  return new Promise((resolve) => {
    let said = ''
    const socket = connect({ host, port: Number(port) }, () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      said += text
    })
    // A server that has said why may cut off what is still on its way.
    socket.on('error', () => undefined)
    socket.on('close', () => resolve(said))
  })
}
