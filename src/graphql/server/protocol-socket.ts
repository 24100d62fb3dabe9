import type { IncomingHttpHeaders, IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import type { Caller } from '../../identity/caller.ts'
import { SocketConnection } from '../live/socket-connection.ts'
import type { Knock } from './admission.ts'
import { type CalledAt, calledAt } from './called-at.ts'
import type { Living } from './heartbeat.ts'
import { knockOf } from './knock-of.ts'

export interface SocketLimits {
  /** Milliseconds that a socket may stay open without an operation. */
  readonly idleMs: number
  /** Milliseconds after which a socket is asked to come back, on whichever node. */
  readonly lifeMs: number
}

/**
 * What is remembered of one WebSocket of the API. *Knocking* until it has said who it is, then *let in* as somebody, then
 * perhaps *expelled*: nobody again. The request that it came by is forgotten, which weighs more than all of this.
 */
export class ProtocolSocket implements Living {
  readonly connection: SocketConnection
  readonly calledAt: CalledAt
  readonly #socket: WebSocket
  readonly #limits: SocketLimits
  readonly #leaveAt: number
  #knock: Knock | null
  #caller: Caller | null = null
  #client = ''
  #answers = true
  #busy = 0
  #idleSince: number

  constructor(of: {
    readonly socket: WebSocket
    readonly stream: Duplex
    readonly request: Pick<IncomingMessage, 'headers' | 'socket'>
    readonly limits: SocketLimits
  }) {
    const { socket, stream, request, limits } = of
    this.#socket = socket
    this.#limits = limits
    this.connection = new SocketConnection(socket, stream)
    const headers: IncomingHttpHeaders = request.headers
    this.calledAt = calledAt(headers)
    this.#knock = knockOf(request)
    this.#idleSince = performance.now()
    // Not all of those who came together leave together.
    this.#leaveAt = this.#idleSince + limits.lifeMs * (0.9 + Math.random() * 0.1)
    // These last as long as the socket: a look at `of` in them would keep the request for so long.
    socket.on('pong', () => {
      this.#answers = true
    })
    socket.on('ping', (data) => {
      if (this.connection.isOpen && !stream.writableNeedDrain) socket.pong(data)
    })
  }

  /** null: not let in yet, or not any more. */
  get caller(): Caller | null {
    return this.#caller
  }

  /** Whom its operations are charged to. */
  get client(): string {
    return this.#client
  }

  /** What it showed when it came; null once it is in. */
  get knock(): Knock | null {
    return this.#knock
  }

  letIn(caller: Caller): void {
    this.#caller = caller
    this.#client = caller.key?.id ?? this.#knock?.address ?? ''
    this.#knock = null
  }

  expel(): void {
    this.#caller = null
  }

  /** An operation begins; call the result when it is over. */
  begin(): () => void {
    this.#busy += 1
    return () => {
      this.#busy -= 1
      this.#idleSince = performance.now()
    }
  }

  beat(): void {
    const now = performance.now()
    if (!this.#answers) return this.#socket.terminate()
    if (now > this.#leaveAt) return this.#socket.close(1012, 'Open for long; come back and resume.')
    if (this.#busy === 0 && now - this.#idleSince > this.#limits.idleMs) return this.#socket.close(1000, 'Idle.')
    this.#answers = false
    this.#socket.ping()
  }
}
