import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type { WebSocket } from 'ws'
import { mostWaiting } from '../server/limits.ts'

/** How long a peer may take to answer a close, in milliseconds. */
const closingMs = 500

/**
 * A text message of which the end is the same for many: `before`, `json`, and a closing brace. `before` is UTF-8 with a
 * character for each byte.
 */
export interface SharedMessage {
  readonly before: string
  readonly json: Buffer
}

/** How messages with that JSON end, with a character for each byte: made once for all who get it. */
const endings = new WeakMap<Buffer, string>()

/**
 * One WebSocket, written to without ever holding more than `mostWaiting` for a peer that does not read. Frames of shared
 * messages are built here and go straight to the connection below, which `ws` was given and where it does not queue either
 * (there is no compression).
 */
export class SocketConnection {
  readonly #socket: WebSocket
  readonly #stream: Duplex
  /** Bytes of messages that wait for the peer to take what was written before. */
  #held = 0
  #draining: Promise<void> | null = null

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket
    this.#stream = stream
  }

  get isOpen(): boolean {
    return this.#socket.readyState === this.#socket.OPEN
  }

  /**
   * Writes a shared message as one frame. False: the peer takes less than it is given. It goes as a string of bytes, which
   * Node hands to the system as it is: a buffer for each peer costs half as much again.
   */
  write({ before, json }: SharedMessage): boolean {
    if (!this.isOpen) return true
    const ending = endingOf(json)
    this.#stream.write(frameHead(before.length + ending.length) + before + ending, 'latin1')
    return !this.#stream.writableNeedDrain
  }

  /** Sends a text; resolves when the next one may follow. Closes on a peer for whom too much waits already. */
  async send(text: string): Promise<void> {
    if (!this.isOpen) return
    if (this.#stream.writableNeedDrain) {
      this.#held += text.length
      if (this.#held + this.#stream.writableLength > mostWaiting) return this.giveUp()
      await this.drained()
      this.#held -= text.length
      if (!this.isOpen) return
    }
    this.#socket.send(text)
  }

  /** Resolves when the peer has taken what was written, or has gone. */
  drained(): Promise<void> {
    if (!this.#stream.writableNeedDrain || this.#stream.destroyed) return Promise.resolve()
    this.#draining ??= Promise.race([once(this.#stream, 'drain'), once(this.#stream, 'close')])
      .then(
        () => undefined,
        () => undefined,
      )
      .finally(() => {
        this.#draining = null
      })
    return this.#draining
  }

  /** Sends somebody away who does not read, to come back with its cursor. */
  giveUp(): void {
    this.#socket.close(1013, 'You read too slowly; come back and resume after your last cursor.')
    setTimeout(() => this.#socket.terminate(), closingMs).unref()
  }
}

function endingOf(json: Buffer): string {
  const before = endings.get(json)
  if (before !== undefined) return before
  const ending = `${json.toString('latin1')}}`
  endings.set(json, ending)
  return ending
}

/** The head of a server's frame that is a whole text message of so many bytes (RFC 6455, 5.2). */
function frameHead(length: number): string {
  if (length < 126) return String.fromCharCode(0x81, length)
  if (length < 65_536) return String.fromCharCode(0x81, 126, length >> 8, length & 0xff)
  const bytes = [24, 16, 8, 0].map((shift) => (length >>> shift) & 0xff)
  return String.fromCharCode(0x81, 127, 0, 0, 0, 0, ...bytes)
}
