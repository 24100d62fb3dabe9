import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { G1Error } from '../../core/errors.ts'
import type { ApiOptions } from '../api.ts'
import type { ApiServices } from '../context.ts'
import { Feeds } from '../feed/feeds.ts'
import { RunListFeed } from '../feed/run-list-feed.ts'
import { RunReader } from '../read/run-reader.ts'
import { type GateOptions, isLoopback, refusedAtGate } from './gate.ts'
import { makeYoga, type Yoga } from './make-yoga.ts'
import { answerRoute, problem, sendAnswer } from './routes.ts'
import { WebSockets } from './web-sockets.ts'

export interface ServerOptions extends Partial<GateOptions> {
  readonly api: ApiOptions
  /** 0: any free port. */
  readonly port: number
  /** How often lost hints are made up for, in milliseconds; 1,000 unless given. */
  readonly healEveryMs?: number
}

/** A server that answers. */
export interface ApiServer {
  /** `http://localhost:8013`. */
  readonly url: string
  readonly port: number
  /** `/readyz` says 503 from now on; everything else goes on. */
  drain(): void
  /** Sends everybody away and ends. Never hangs on open streams. */
  close(): Promise<void>
}

/** Thrown when something else listens on the port already. */
class PortTaken extends G1Error {
  readonly code = 'PORT_TAKEN'

  constructor({ host, port }: { readonly host: string; readonly port: number }) {
    super(`Found port ${port} of ${host} in use, expected it free; stop what uses it, or choose another one with PORT.`)
  }
}

/** Roughly 64 MB of JSON: what folded runs may keep in memory. */
const readerWeight = 64_000_000

/** Starts the API. Throws PortTaken. */
export async function startServer(options: ServerOptions): Promise<ApiServer> {
  const { api, port, host = '127.0.0.1', allowedHosts = [], allowedOrigins = [], healEveryMs = 1_000 } = options
  const gate = { host, allowedHosts, allowedOrigins }
  const services = makeServices(api, healEveryMs)
  const yoga = makeYoga(services, allowedOrigins)
  const webSockets = new WebSockets(services, yoga)
  let draining = false
  const server = createServer(handler({ services, yoga, gate, draining: () => draining }))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Without this a peer that goes in the wrong moment would take the process with it.
    socket.on('error', () => socket.destroy())
    const refused = refusedAtGate(request.headers, gate)
    if (refused === null && pathOf(request) === '/graphql' && !draining) webSockets.upgrade(request, socket, head)
    else socket.end(`HTTP/1.1 ${refused === null ? '404 Not Found' : '403 Forbidden'}\r\nConnection: close\r\n\r\n`)
  })
  const bound = await listen(server, { port, host })
  services.feeds.run()
  services.runList.run()
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    draining = true
    const ended = new Promise((resolve) => server.close(resolve))
    await webSockets.close(pause)
    server.closeAllConnections()
    await Promise.all([services.feeds.stop(), services.runList.stop(), ended])
  }
  return {
    url: `http://${isLoopback(host) ? 'localhost' : host}:${bound}`,
    port: bound,
    drain: () => {
      draining = true
    },
    close: () => (closing ??= close()),
  }
}

function makeServices(api: ApiOptions, everyMs: number): ApiServices {
  const onError = (error: unknown): void => api.onFault({ requestId: api.ids.uuid7(), error })
  const { store, bus } = api
  return {
    api,
    reader: new RunReader({ store, mostWeight: readerWeight }),
    feeds: new Feeds({ store, bus, everyMs, onError }),
    runList: new RunListFeed({ store, bus, everyMs, onError }),
  }
}

interface Handling {
  readonly services: ApiServices
  readonly yoga: Yoga
  readonly gate: GateOptions
  readonly draining: () => boolean
}

function handler({ services, yoga, gate, draining }: Handling) {
  return (request: IncomingMessage, response: ServerResponse): void => {
    const refused = refusedAtGate(request.headers, gate)
    const path = pathOf(request)
    if (refused !== null) {
      sendAnswer(response, problem(403, 'FORBIDDEN', refused))
    } else if (path === '/graphql') {
      Promise.resolve(yoga(request, response)).catch((error: unknown) => {
        services.api.onFault({ requestId: services.api.ids.uuid7(), error })
        response.destroy()
      })
    } else {
      answerRoute({ services, draining }, request.method ?? 'GET', path).then(
        (answer) => sendAnswer(response, answer),
        (error: unknown) => {
          const requestId = services.api.ids.uuid7()
          services.api.onFault({ requestId, error })
          sendAnswer(
            response,
            problem(500, 'INTERNAL', `Something went wrong here; give the id ${requestId} to whoever runs this.`),
          )
        },
      )
    }
  }
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '/').split('?', 1)[0] ?? '/'

function listen(server: Server, at: { readonly port: number; readonly host: string }): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException): void =>
      reject(error.code === 'EADDRINUSE' ? new PortTaken(at) : error)
    server.once('error', refuse)
    server.listen(at, () => {
      server.off('error', refuse)
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : at.port)
    })
  })
}
