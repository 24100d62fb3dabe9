import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { Clock } from '../../core/clock.ts'
import { addressOf } from './judge-request.ts'
import { type PortRange, leasePort } from './lease-port.ts'
import { serveApplication } from './serve-application.ts'
import { type Launch, startApplication } from './start-application.ts'

/** From where somebody asks for a preview. */
export interface Visitor {
  /** The name by which they reach this machine. */
  readonly hostName: string
  /** Of the page that will show it: `http://localhost:8013`. */
  readonly origin: string
}

/** An application that answers browsers. */
export interface Preview {
  readonly port: number
  readonly startedAt: number
  /** When somebody last asked it for something, by the monotonic clock. */
  readonly usedAt: number
  readonly requests: number
  /** Lets a visitor in, and returns the address that opens it. */
  admit(visitor: Visitor): string
  /** Resolves with why, once nothing of it is left. */
  readonly ended: Promise<string>
}

export interface Opening {
  readonly launch: Launch
  readonly clock: Clock
  /** The address to bind to. */
  readonly host: string
  readonly ports: PortRange
}

/** What a start may take beside the application's own time, in milliseconds; even a machine that is busy takes less. */
const mostPrelude = 30_000

/** Starts an application and a server in front of it; the signal of the launch ends both. Throws PreviewRefused. */
export async function openPreview({ launch, clock, host, ports }: Opening): Promise<Preview> {
  const own = new AbortController()
  const late = setTimeout(() => own.abort('it took too long'), launch.healthMs + mostPrelude)
  const signal = AbortSignal.any([launch.signal, own.signal])
  const application = await startApplication({ ...launch, signal }).finally(() => clearTimeout(late))
  const server = createServer()
  let port: number
  try {
    port = await leasePort(server, { host, ports })
  } catch (error) {
    own.abort()
    await application.ended
    throw error
  }
  const pass = { port, token: randomBytes(32).toString('base64url'), hostNames: new Set<string>() }
  const framers = new Set<string>()
  let usedAt = clock.monotonic()
  let requests = 0
  const onUse = (): void => {
    usedAt = clock.monotonic()
    requests += 1
  }
  const close = serveApplication(server, { pass, framers, application, onUse })
  return {
    port,
    startedAt: clock.now(),
    get usedAt() {
      return usedAt
    },
    get requests() {
      return requests
    },
    admit: ({ hostName, origin }) => {
      usedAt = clock.monotonic()
      pass.hostNames.add(hostName)
      framers.add(origin)
      return addressOf(pass, hostName)
    },
    ended: application.ended.then(async (why) => {
      await close()
      return why
    }),
  }
}
