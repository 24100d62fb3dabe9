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

/** Makes UUIDv7 (RFC 9562, section 5.7) from a clock and the random digits of a UUIDv4 a call. */
export function uuid7Source(clock: Clock, uuid4: () => string): IdSource {
  return {
    uuid7() {
      const time = clock.now().toString(16).padStart(12, '0')
      return `${time.slice(0, 8)}-${time.slice(8)}-7${uuid4().slice(15)}`
    },
  }
}
