import { createServer, type IncomingMessage, type Server } from 'node:http'
import { isIPv6 } from 'node:net'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { G1Error } from '../../core/errors.ts'
import { isOutage } from '../../core/store/errors.ts'
import type { ApiOptions } from '../api.ts'
import type { ApiServices } from '../context.ts'
import { type FeedFigures, Feeds } from '../feed/feeds.ts'
import { OutputFeeds } from '../feed/output-feed.ts'
import { RunListFeed } from '../feed/run-list-feed.ts'
import { RunReader } from '../read/run-reader.ts'
import { Admission, type AdmissionOptions } from './admission.ts'
import { consoleFiles } from './console-files.ts'
import { type GateOptions, isLoopback, refusedAtGate } from './gate.ts'
import { handleRequest, pathOf } from './handle-request.ts'
import { makeYoga } from './make-yoga.ts'
import { WebSockets } from './web-sockets.ts'

export interface ServerOptions extends Partial<Omit<GateOptions, 'keysDemanded'>> {
  readonly api: ApiOptions
  /** Demand a key also where only this machine can reach the server. Elsewhere one is demanded anyway. */
  readonly requireKey?: boolean
  /** The address to bind to; 127.0.0.1 unless given. */
  readonly host?: string
  /** 0: any free port. */
  readonly port: number
  /** The folder of the built console; left out: this server shows no pages. */
  readonly consoleDir?: string
  /** Answer probes and figures alone: this node serves no API. */
  readonly probesOnly?: boolean
  /** How often lost hints are made up for, in milliseconds; 1,000 unless given. */
  readonly healEveryMs?: number
  /** What a revoked key may still be good for, in milliseconds; 2,000 unless given. */
  readonly keysFreshMs?: number
}

/** A server that answers. */
export interface ApiServer {
  /** `http://localhost:8013`. */
  readonly url: string
  readonly port: number
  /** What is watched here, and where the events came from. */
  figures(): FeedFigures
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
  const keysDemanded = options.requireKey === true || !isLoopback(host)
  const gate = { keysDemanded, allowedHosts, allowedOrigins }
  const services = makeServices(api, healEveryMs)
  const admission = makeAdmission(api, { keysDemanded, freshMs: options.keysFreshMs ?? 2_000 })
  const yoga = options.probesOnly === true ? null : makeYoga(services, allowedOrigins)
  const webSockets = yoga === null ? null : new WebSockets({ services, yoga, admission })
  let draining = false
  const console = yoga === null || options.consoleDir === undefined ? null : consoleFiles(options.consoleDir)
  const server = createServer(handleRequest({ services, yoga, gate, admission, draining: () => draining, console }))
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // Without this a peer that goes in the wrong moment would take the process with it.
    socket.on('error', () => socket.destroy())
    const refused = refusedAtGate(request.headers, gate)
    const wanted = pathOf(request) === '/graphql' && !draining
    if (refused === null && wanted && webSockets !== null) return webSockets.upgrade(request, socket, head)
    const status = refused === null ? '404 Not Found' : '403 Forbidden'
    // Nobody else closes it: a peer that keeps its end open would keep the server from ending.
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`, () => socket.destroy())
  })
  const bound = await listen(server, { port, host })
  admission.run()
  if (yoga !== null) {
    services.feeds.run()
    services.runList.run()
  }
  let closing: Promise<void> | null = null
  const close = async (): Promise<void> => {
    draining = true
    const ended = new Promise((resolve) => server.close(resolve))
    await webSockets?.close(pause)
    server.closeAllConnections()
    await Promise.all([admission.stop(), services.feeds.stop(), services.runList.stop(), ended])
  }
  return {
    url: `http://${nameOf(host)}:${bound}`,
    port: bound,
    figures: () => {
      const figures = services.feeds.figures()
      return { ...figures, subscriptions: figures.subscriptions + services.runList.size }
    },
    drain: () => {
      draining = true
    },
    close: () => (closing ??= close()),
  }
}

function makeServices(api: ApiOptions, everyMs: number): ApiServices {
  const onError = backgroundFault(api)
  const { store, bus } = api
  return {
    api,
    reader: new RunReader({ store, mostWeight: readerWeight }),
    feeds: new Feeds({ store, bus, everyMs, onError }),
    outputs: new OutputFeeds(bus),
    runList: new RunListFeed({ store, bus, everyMs, onError }),
  }
}

/** What no request met gets an id all the same. An outage of the store is told once, by whoever watches the store. */
const backgroundFault =
  (api: ApiOptions) =>
  (error: unknown): void => {
    if (!isOutage(error)) api.onFault({ requestId: api.ids.uuid7(), error })
  }

function makeAdmission(api: ApiOptions, policy: Pick<AdmissionOptions, 'keysDemanded' | 'freshMs'>): Admission {
  return new Admission({
    ...policy,
    keys: api.store.apiKeys,
    clock: api.clock,
    onError: backgroundFault(api),
    onRefused: (refused) => api.onRefused(refused),
  })
}

/** As it stands in an address. */
const nameOf = (host: string): string =>
  ['127.0.0.1', '::1'].includes(host) ? 'localhost' : isIPv6(host) ? `[${host}]` : host

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
