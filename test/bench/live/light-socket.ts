import { connect, type Socket } from 'node:net'
import { clientFrame, opcodes, readFrames } from './frames.ts'

/** Whom a socket tells what comes. The bytes of a text belong to it only during the call. */
export interface Heard {
  opened(): void
  text(message: Buffer): void
  /** Once, with a close code (`1012`), or with what went wrong (`ECONNRESET`). */
  closed(why: string): void
}

export interface Place {
  readonly port: number
  /** The address of the loopback that it comes from. */
  readonly from: string
}

/** All sockets of a process read into it, one after the other: a socket that waits holds no memory for what may come. */
const arrived = Buffer.allocUnsafe(256 * 1024)
const endOfHead = Buffer.from('\r\n\r\n')
const none = Buffer.alloc(0)

/** A WebSocket of a client that costs a process little: what a hundred thousand subscribers are made of. */
export class LightSocket {
  readonly #socket: Socket
  readonly #heard: Heard
  /** Bytes of a frame, or of the answer to the handshake, that are not whole yet. */
  #rest: Buffer = none
  #isOpen = false
  #why: string | null = null

  constructor({ port, from }: Place, heard: Heard) {
    this.#heard = heard
    const onread = { buffer: arrived, callback: (length: number): boolean => this.#take(arrived.subarray(0, length)) }
    this.#socket = connect({ host: '127.0.0.1', port, localAddress: from, onread, noDelay: true })
      .once('connect', () => this.#socket.write(handshake(port)))
      .on('error', ({ message, code }: NodeJS.ErrnoException) => {
        this.#why ??= code ?? message
      })
      .once('close', () => heard.closed(this.#why ?? 'ended'))
  }

  send(text: string): void {
    this.#socket.write(clientFrame(opcodes.text, Buffer.from(text)))
  }

  /** Leaves without a word. */
  destroy(): void {
    this.#why ??= 'left'
    this.#socket.destroy()
  }

  #take(bytes: Buffer): boolean {
    try {
      const data = this.#rest.length === 0 ? bytes : Buffer.concat([this.#rest, bytes])
      const from = this.#isOpen ? 0 : this.#shakeHands(data)
      const frames = data.subarray(from)
      const read = this.#isOpen ? readFrames(frames, (opcode, payload) => this.#hear(opcode, payload)) : 0
      this.#rest = read === frames.length ? none : Buffer.from(frames.subarray(read))
    } catch (error) {
      this.#why ??= String(error)
      this.#socket.destroy()
    }
    return true
  }

  #shakeHands(data: Buffer): number {
    const end = data.indexOf(endOfHead)
    if (end === -1) return 0
    const [line = ''] = data.toString('latin1', 0, end).split('\r\n')
    if (!line.startsWith('HTTP/1.1 101')) throw new Error(line)
    this.#isOpen = true
    this.#heard.opened()
    return end + endOfHead.length
  }

  #hear(opcode: number, payload: Buffer): void {
    if (opcode === opcodes.text) this.#heard.text(payload)
    else if (opcode === opcodes.ping) this.#socket.write(clientFrame(opcodes.pong, payload))
    else if (opcode === opcodes.close) {
      this.#why ??= payload.length < 2 ? '1005' : String(payload.readUInt16BE(0))
      this.#socket.end(clientFrame(opcodes.close, payload.subarray(0, 2)))
    }
  }
}

/** Always with the same key: it is there against caches that take one answer for another. */
const handshake = (port: number): string =>
  [
    'GET /graphql HTTP/1.1',
    `Host: localhost:${port}`,
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: graphql-transport-ws',
    '\r\n',
  ].join('\r\n')
