import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import WebSocket from 'ws'

/** A message of the server, as it came. */
export interface ServerMessage {
  readonly type: string
  readonly id?: string
  readonly payload?: unknown
}

/** How a socket ended. */
export interface Closed {
  readonly code: number
  readonly reason: string
}

export interface SocketOptions {
  /** null: none is asked for. */
  readonly protocol?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** The payload of the first message. */
  readonly params?: unknown
  /** False: pings of WebSocket itself stay without an answer. */
  readonly autoPong?: boolean
}

/** A WebSocket whose messages a test writes by hand, and whose answers come one by one. */
export class RawSocket {
  /** Resolves when the socket has been closed. */
  readonly closed: Promise<Closed>
  readonly socket: WebSocket
  readonly #came: ServerMessage[] = []
  #wake: () => void = () => undefined
  #end: Closed | null = null

  constructor(url: string, { protocol = 'graphql-transport-ws', headers = {}, autoPong = true }: SocketOptions = {}) {
    this.socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, protocol === null ? [] : [protocol], {
      headers,
      autoPong,
    })
    this.socket.on('error', () => undefined)
    this.socket.on('message', (data: Buffer) => {
      this.#came.push(JSON.parse(data.toString()) as ServerMessage)
      this.#wake()
    })
    this.closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => {
        this.#end = { code, reason: reason.toString() }
        this.#wake()
        resolve(this.#end)
      })
    })
  }

  /** A socket that is open, and has said nothing yet. */
  static async open(url: string, options: SocketOptions = {}): Promise<RawSocket> {
    const opened = new RawSocket(url, options)
    await new Promise((resolve, reject) => {
      opened.socket.once('open', resolve)
      opened.socket.once('error', reject)
    })
    return opened
  }

  /** A socket whose first message was acknowledged. */
  static async ready(url: string, options: SocketOptions = {}): Promise<RawSocket> {
    const opened = await RawSocket.open(url, options)
    opened.say({ type: 'connection_init', payload: options.params })
    const { type } = await opened.next()
    if (type !== 'connection_ack') throw new Error(`Found ${type} as the first message, expected connection_ack.`)
    return opened
  }

  /** Says one message: an object as JSON, anything else as it is. */
  say(message: object | string): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  }

  subscribe(id: string, payload: object): void {
    this.say({ id, type: 'subscribe', payload })
  }

  /** Writes bytes past the library, for frames that it would not write. */
  writeBytes(bytes: Uint8Array): void {
    const { _socket: socket } = this.socket as unknown as { readonly _socket: Socket }
    socket.write(bytes)
  }

  /** The next message. Throws when the socket is closed before. */
  async next(): Promise<ServerMessage> {
    for (;;) {
      const first = this.#came.shift()
      if (first !== undefined) return first
      if (this.#end !== null) throw new Error(`Closed with ${this.#end.code} ${this.#end.reason}`)
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  /** The messages up to and with the first that fits. */
  async until(fits: (message: ServerMessage) => boolean): Promise<readonly ServerMessage[]> {
    const all: ServerMessage[] = []
    for (;;) {
      const message = await this.next()
      all.push(message)
      if (fits(message)) return all
    }
  }

  /** What the server had to say until it answered a ping that was sent now: proof that the socket lives. */
  async settled(): Promise<readonly ServerMessage[]> {
    const mark = crypto.randomUUID()
    this.say({ type: 'ping', payload: { mark } })
    const isMine = ({ type, payload }: ServerMessage): boolean =>
      type === 'pong' && (payload as { readonly mark?: string } | undefined)?.mark === mark
    return (await this.until(isMine)).slice(0, -1)
  }

  /** Hangs up without a word. */
  cut(): void {
    this.socket.terminate()
  }
}

/** The HTTP status with which a server refuses to open a WebSocket; 101 where it opens one. */
export function upgradeStatus(url: string, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { socket } = new RawSocket(url, { headers })
    const settle = (status: number): void => {
      resolve(status)
      socket.terminate()
    }
    socket.once('open', () => settle(101))
    socket.once('unexpected-response', (_, response: IncomingMessage) => settle(response.statusCode ?? 0))
    socket.once('close', () => reject(new Error('Closed without an answer.')))
  })
}
