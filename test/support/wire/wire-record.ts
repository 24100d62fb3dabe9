import type { Misbehaviour } from './misbehaviour.ts'
import type { WireRequest, WireUsage } from './wire-request.ts'

/**
 * How a request ended: its answer was sent to the end; it got an error; the server broke off; the client hung up before
 * the end; it is still open.
 */
export type Outcome = 'answered' | 'refused' | 'cut' | 'abandoned' | 'open'

/** What a server knows of a request for an answer. */
export interface WireRecord {
  readonly number: number
  /** In milliseconds since 1970. */
  readonly beganAt: number
  endedAt: number | null
  readonly path: string
  readonly idempotencyKey: string | null
  /** The text that came, as it came. */
  body: string
  /** null where the request was refused before it was understood. */
  request: WireRequest | null
  status: number | null
  outcome: Outcome
  misbehaviour: Misbehaviour | null
  /** What the client was told at the end of the answer; null: nothing. */
  usage: WireUsage | null
  /** What a provider would charge: also for what was not read to the end. null: nothing. */
  charged: WireUsage | null
  bytesIn: number
  bytesOut: number
}
