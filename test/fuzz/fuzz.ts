import { Tally } from '../fault/tally.ts'
import type { Attempt, Outcome, Target } from './attempt.ts'
import { Dice } from './dice.ts'
import { frames } from './frame-attempts.ts'
import { document, get, operation, request, stream } from './http-attempts.ts'
import { raw } from './raw-attempts.ts'
import { rest } from './rest-attempts.ts'
import { messages } from './socket-attempts.ts'

/** What is tried, and how often in a hundred. */
const attempts: readonly (readonly [string, Attempt, number])[] = [
  ['operations from the schema', operation, 24],
  ['documents, spoilt', document, 19],
  ['requests, spoilt', request, 17],
  ['operations by GET', get, 6],
  ['event streams', stream, 4],
  ['HTTP by hand', raw, 6],
  ['paths of REST', rest, 14],
  ['messages on a WebSocket', messages, 7],
  ['frames of a WebSocket', frames, 3],
]
const lots = attempts.flatMap(([kind, attempt, share]) => Array.from({ length: share }, () => ({ kind, attempt })))

export interface FuzzOptions {
  readonly seed: number
  /** Operations, requests and frames, together. */
  readonly count: number
  /** Attempts under way at once. */
  readonly concurrency: number
  /** Called whenever so many more have come to an answer. */
  readonly each?: { readonly count: number; readonly call: (done: number) => Promise<void> | void }
}

/** Something that no server should have done, and how to do it again. */
export interface Fault {
  /** With the seed this is the same attempt again. */
  readonly index: number
  readonly kind: string
  readonly faults: readonly string[]
  readonly sent: string
}

export interface FuzzResult {
  readonly done: number
  readonly seconds: number
  readonly kinds: Tally
  readonly statuses: Tally
  readonly codes: Tally
  readonly faults: readonly Fault[]
}

/** Makes attempt number `index` of a seed. */
export async function attemptOf(
  target: Target,
  { seed, index }: { readonly seed: number; readonly index: number },
): Promise<Outcome & { readonly kind: string }> {
  const dice = Dice.of({ seed, index })
  const { kind, attempt } = dice.pick(lots)
  return { kind, ...(await attempt(target, dice)) }
}

/** Makes attempts until there were so many. What follows from the seed is what is sent, not the order of the answers. */
export async function fuzz(target: Target, { seed, count, concurrency, each }: FuzzOptions): Promise<FuzzResult> {
  const [kinds, statuses, codes] = [new Tally(), new Tally(), new Tally()]
  const faults: Fault[] = []
  const began = performance.now()
  let [next, done] = [0, 0]
  const loop = async (): Promise<void> => {
    while (done < count) {
      const index = next
      next += 1
      const outcome = await attemptOf(target, { seed, index })
      const before = done
      done += outcome.count
      kinds.add(outcome.kind, outcome.count)
      for (const status of outcome.statuses) statuses.add(status)
      for (const code of outcome.codes) codes.add(code)
      if (outcome.faults.length > 0) faults.push({ index, ...outcome })
      if (each !== undefined && Math.floor(before / each.count) < Math.floor(done / each.count)) await each.call(done)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, loop))
  return { done, seconds: (performance.now() - began) / 1_000, kinds, statuses, codes, faults }
}
