import { hash } from 'node:crypto'
import type { Allowance, Rate } from '../../core/rate-limit.ts'

/** What became of a bucket when points were asked of it. */
export interface Taken {
  readonly granted: boolean
  /** Milliseconds until the bucket is full, now that they are taken, or were not. */
  readonly emptyMs: number
}

/** What a request is about. */
export interface Asked extends Rate {
  readonly points: number
}

/** Milliseconds that sums may be off by: what is missing less is not missing. */
export const slackMs = 0.001

/** Milliseconds in which so many points flow in. */
export const refillMs = ({ points, restorePerSecond }: Omit<Asked, 'limit'>): number =>
  (points * 1_000) / restorePerSecond

/**
 * Takes points from a bucket of which nothing is known but when it will be full (the generic cell rate algorithm, turned
 * around): what is missing until then is what was spent. More than a whole bucket is never missing, so that a clock which
 * went back locks nobody out for longer than one takes to fill. `takePoints` does the same within Redis.
 */
export function takeFrom({ fullAt, now }: { readonly fullAt: number; readonly now: number }, asked: Asked): Taken {
  const { limit, restorePerSecond } = asked
  const capacityMs = refillMs({ points: limit, restorePerSecond })
  const emptyMs = Math.min(Math.max(fullAt - now, 0), capacityMs)
  const wantedMs = refillMs(asked)
  const granted = emptyMs + wantedMs <= capacityMs + slackMs
  return { granted, emptyMs: granted ? emptyMs + wantedMs : emptyMs }
}

/** What the client is told. */
export function allowanceOf({ granted, emptyMs }: Taken, { limit, restorePerSecond, points }: Asked): Allowance {
  const left = limit - (Math.max(emptyMs - slackMs, 0) * restorePerSecond) / 1_000
  const remaining = Math.max(0, Math.floor(left))
  return { granted, limit, remaining, restorePerSecond, retryAfterMs: granted ? 0 : waitMs() }

  function waitMs(): number {
    if (points > limit) return Number.POSITIVE_INFINITY
    return Math.ceil(refillMs({ points: points - left, restorePerSecond }))
  }
}

/** Whole points, whatever was asked for. */
export const wholePoints = (points: number): number => (points > 0 ? Math.ceil(points) : 0)

/** A short name that any text can be kept under, and that does not tell the text. */
export const clientKey = (client: string): string => hash('sha256', client, 'base64url').slice(0, 22)
