import { estimateTokens } from '../../core/tokens.ts'
import type { ModelCall } from '../model-client.ts'
import type { Line } from './line.ts'

/** A model that may answer a call, and what became of asking it so far. */
export interface Candidate {
  readonly line: Line
  readonly call: ModelCall
  tries: number
  /** A request to it was charged, or may have been, for nothing: of those that may be charged few are left. */
  paid: boolean
  /** Asking it once more is of no use. */
  over: boolean
  /** Monotonic milliseconds. */
  notBefore: number
  /** Why each try failed. */
  readonly said: string[]
}

/** Tries of a model while there are others, and where there is no other any more. */
const triesBesideOthers = 2
const triesAlone = 6

/** A request that waits for the model's sake, rather than for another model, waits at most this part of what is left. */
const patientPart = 4

interface Next {
  readonly candidate: Candidate
  readonly waitMs: number
}

/** Tokens of an ordinary answer; the most that it may have would let every call wait where limits are low. */
const usualAnswer = 2_000

/** About how many tokens a call uses up of a provider's limit. A guess that is too low meets a 429, which costs nothing. */
export const tokensOf = ({ messages }: ModelCall): number =>
  messages.reduce((sum, { text }) => sum + estimateTokens(text), usualAnswer)

/** How long a candidate has to wait for its own sake: after a failure, and because its provider wants it. */
const pacedMs = ({ line, call, notBefore }: Candidate, now: number): number =>
  Math.max(0, notBefore - now, line.pace.waitMs(tokensOf(call)))

/** Whether it may be asked at this moment. */
export const isReady = (candidate: Candidate, now: number): boolean =>
  candidate.line.breaker.waitMs() === 0 && pacedMs(candidate, now) === 0

/**
 * Which model to ask next, and after how long: the first in order that may be asked now, or soon; else the one that may be
 * asked first. null: none within the time that is left.
 */
export function nextOf(candidates: readonly Candidate[], now: number, leftMs: number): Next | null {
  const usable = candidates.filter(({ over, tries }) => !over && tries < triesAlone)
  const fresh = usable.filter(({ tries, paid }) => tries < triesBesideOthers && !paid)
  const asked = (fresh.length > 0 ? fresh : usable).map((candidate) => {
    const [paced, rests] = [pacedMs(candidate, now), candidate.line.breaker.waitMs()]
    return { candidate, paced, isOpen: rests > 0, waitMs: Math.max(paced, rests) }
  })
  const inOrder = asked.find(
    ({ paced, isOpen }) => !isOpen && paced < (asked.length > 1 ? leftMs / patientPart : leftMs),
  )
  const next = inOrder ?? asked.toSorted((a, b) => a.waitMs - b.waitMs)[0]
  return next === undefined || next.waitMs >= leftMs ? null : next
}
