import { mostCostOf, mostInputTokens, type PicoUsd } from '../prices/cost.ts'
import { nameOf } from '../routing/route.ts'
import type { Candidate } from './candidate.ts'

/** Requests of one call that may be charged, at most, where there is money for that. */
const usuallyCharged = 2

/** An answer of fewer tokens than this is not worth asking for. */
const shortAnswer = 4_000

/** What a call may cost, and whom it can ask for that. */
export interface Allowance {
  readonly candidates: readonly Candidate[]
  /** Models whose answers would be too dear, each with the reason. */
  readonly tooDear: readonly string[]
  /** Requests that may be charged. */
  readonly charged: number
  /** What all of them can come to. */
  readonly most: PicoUsd
}

/** The most that a call may cost: each request that may be charged goes to the dearest model. */
export const mostOf = (candidates: readonly Candidate[]): PicoUsd =>
  usuallyCharged * Math.max(0, ...candidates.map(({ line, call }) => costWith(line, call, call.mostOutputTokens)))

/** What the cheapest short answer may cost: with less, nobody can be asked. */
export const leastOf = (candidates: readonly Candidate[]): PicoUsd =>
  candidates.length === 0 ? 0 : Math.min(...candidates.map((candidate) => shortOf(candidate)))

/**
 * How a call keeps within a limit. Where less is left than it may cost, one request alone may be charged, and answers may
 * be as long as the money reaches. null: there is no limit.
 */
export function allowanceOf(candidates: readonly Candidate[], limit: PicoUsd | null): Allowance {
  const most = mostOf(candidates)
  if (limit === null || most <= limit) return { candidates, tooDear: [], charged: usuallyCharged, most }
  const able = candidates.filter((candidate) => shortOf(candidate) <= limit)
  return {
    candidates: able.map((candidate) => shortened(candidate, limit)),
    tooDear: candidates
      .filter((candidate) => !able.includes(candidate))
      .map(({ line }) => `${nameOf(line.route)} (too dear for what is left of the budget)`),
    charged: 1,
    most: limit,
  }
}

const costWith = ({ price }: Candidate['line'], call: Candidate['call'], output: number): PicoUsd =>
  mostCostOf(price, { input: mostInputTokens(call), output })

const shortOf = ({ line, call }: Candidate): PicoUsd =>
  costWith(line, call, Math.min(shortAnswer, call.mostOutputTokens))

function shortened({ line, call, ...candidate }: Candidate, limit: PicoUsd): Candidate {
  const most = call.mostOutputTokens
  const unwritten = costWith(line, call, 0)
  // The dearest price counts, and which that is may change with the length: the cost lies below the line to the longest.
  const each = (costWith(line, call, most) - unwritten) / most
  const affordable = each === 0 ? most : Math.max(shortAnswer, Math.floor((limit - unwritten) / each))
  return { ...candidate, line, call: { ...call, mostOutputTokens: Math.min(most, affordable) } }
}
