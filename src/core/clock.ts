/** Where time and chance come from, so that tests and replays can hold them still. */
export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  /** Milliseconds that never go back; only differences mean something. */
  monotonic(): number
}

/** Where fresh ids come from. */
export interface IdSource {
  /** A UUIDv7: sorts by the time of its making. */
  uuid7(): string
}

export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() }

/** Makes UUIDv7 (RFC 9562, section 5.7) from a clock and 10 random bytes a call. */
export function uuid7Source(clock: Clock, random: (bytes: number) => Uint8Array): IdSource {
  return {
    uuid7() {
      const bytes = new Uint8Array(16)
      bytes.set(random(10), 6)
      const view = new DataView(bytes.buffer)
      const time = clock.now()
      view.setUint32(0, Math.floor(time / 0x10000))
      view.setUint16(4, time % 0x10000)
      view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70)
      view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80)
      const hex = Buffer.from(bytes).toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
    },
  }
}
