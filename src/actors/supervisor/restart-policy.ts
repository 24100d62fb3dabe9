/** How a supervisor restarts what fails. */
export interface RestartPolicy {
  /** Restarts within `withinMs` after which it gives up. */
  readonly most: number
  readonly withinMs: number
  /** The wait before the first restart; it doubles up to `longestWaitMs`. */
  readonly firstWaitMs: number
  readonly longestWaitMs: number
}

/** Five restarts a minute: long enough to outlast a hiccup, short enough that people hear of what will not mend. */
export const restartPolicy: RestartPolicy = { most: 5, withinMs: 60_000, firstWaitMs: 100, longestWaitMs: 10_000 }

/**
 * Whether what failed is started again, and after how long; `null`: it is not, because it has failed too often.
 * `failures`: when it has failed, in milliseconds, the present one last. What failed long ago does not count.
 */
export function nextRestart(failures: readonly number[], policy: RestartPolicy): { readonly afterMs: number } | null {
  const now = failures.at(-1) ?? 0
  const recent = failures.filter((at) => now - at < policy.withinMs).length
  if (recent > policy.most) return null
  return { afterMs: Math.min(policy.longestWaitMs, policy.firstWaitMs * 2 ** (recent - 1)) }
}
