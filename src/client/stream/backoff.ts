/** How long to wait before a lost connection is made again. Times in milliseconds. */
export interface Backoff {
  readonly firstMs: number
  readonly mostMs: number
  /** Give up when nothing came for so long; null: never. */
  readonly patienceMs: number | null
  /** 0 ≤ x < 1. */
  readonly random: () => number
}

export const defaultBackoff: Backoff = { firstMs: 200, mostMs: 5_000, patienceMs: null, random: Math.random }

/** The wait before try number `attempt` (from 1): doubling, and spread so that clients do not come back all at once. */
export function waitBefore(attempt: number, { firstMs, mostMs, random }: Backoff): number {
  const full = Math.min(mostMs, firstMs * 2 ** (attempt - 1))
  return full / 2 + (random() * full) / 2
}
