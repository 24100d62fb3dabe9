/** The value below which the share `q` (0 to 1) of the samples lies. NaN where there are none. */
export function quantile(samples: readonly number[], q: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN
}

/** The middle of the samples. */
export const median = (samples: readonly number[]): number => quantile(samples, 0.5)

/** A row of a table of latencies: milliseconds with two digits. */
export const latencies = (samples: readonly number[]): Readonly<Record<string, string | number>> => ({
  samples: samples.length,
  'p50 ms': quantile(samples, 0.5).toFixed(2),
  'p95 ms': quantile(samples, 0.95).toFixed(2),
  'p99 ms': quantile(samples, 0.99).toFixed(2),
  'max ms': quantile(samples, 1).toFixed(2),
})
