import type { RunStatus } from '../../../web/src/api/generated/graphql.ts'
import type { RunRow } from '../../../web/src/live/run-pages.ts'

interface Given {
  /** Runs with a greater number were submitted later. */
  readonly n: number
  readonly title?: string
  readonly status?: RunStatus
  readonly lastSeq?: number
  readonly owner?: string | null
  readonly progress?: Partial<RunRow['progress']>
}

/** The id of run number `n`. */
export const runId = (n: number): string => `run_0192f0a0-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The moment that run number `n` was submitted at: a second after the one before. */
export const submittedAt = (n: number): number => Date.parse('2026-01-31T12:00:00Z') + n * 1_000

/** A run as lists show it. */
export function runRow({ n, owner = null, ...given }: Given): RunRow {
  const createdAt = new Date(submittedAt(n)).toISOString()
  return {
    id: runId(n),
    title: given.title ?? `Run ${n}`,
    status: given.status ?? 'RUNNING',
    lastSeq: given.lastSeq ?? 1,
    provider: 'offline',
    createdAt,
    progress: {
      covered: 0,
      toCover: 0,
      costUsd: 0,
      waitsFor: null,
      updatedAt: createdAt,
      endedAt: null,
      ...given.progress,
    },
    owner: owner === null ? null : { id: `node_${owner}`, name: owner },
  }
}
