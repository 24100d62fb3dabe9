import { pick, randomFrom } from '../../fault/random.ts'
import type { WireRequest } from './wire-request.ts'

/** How a provider can have a bad day. */
export const misbehaviours = [
  'rate_limited', // 429 that says when to come back
  'rate_limited_bare', // 429 without a word
  'server_error', // 500
  'overloaded', // 529 or 503
  'timeout', // no answer until the client hangs up
  'cut', // the connection breaks in the middle of the answer
  'truncated', // the answer stops at the limit of its length
  'off_contract', // valid JSON of another shape
  'empty', // nothing, as if that were an answer
  'refusal', // the model says that it will not
  'slow_drip', // a few characters at a time
] as const
export type Misbehaviour = (typeof misbehaviours)[number]

/** What goes wrong with a request; null: nothing. */
export type Misbehave = (request: WireRequest) => Misbehaviour | null

/** By the number of the request. */
export const atNumbers =
  (script: Readonly<Record<number, Misbehaviour>>): Misbehave =>
  ({ number }) =>
    script[number] ?? null

/** A share of all requests, 0 to 1, and of which kinds; one number is drawn for each request in the order in which they come. */
export interface BadDays {
  readonly seed: number
  readonly share: number
  readonly kinds?: readonly Misbehaviour[]
}

/** By chance that follows from a seed. */
export function bySeed({ seed, share, kinds = misbehaviours }: BadDays): Misbehave {
  const random = randomFrom(seed)
  return () => (random() < share ? pick(random, kinds) : null)
}
