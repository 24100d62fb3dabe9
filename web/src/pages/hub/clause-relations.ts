import type { HubEntry } from '../../hub/hub-entry.ts'
import type { HubState } from '../../hub/hub-state.ts'
import type { TestStatus } from '../../hub/test-run.ts'

/** A test that names a clause. */
export interface ClauseTest {
  readonly name: string
  /** Of the last run that had it; null: it has not run. */
  readonly status: TestStatus | null
  readonly message: string | null
}

/** All that belongs to a clause. */
export interface ClauseRelations {
  readonly entries: readonly HubEntry[]
  readonly files: readonly string[]
  readonly tests: readonly ClauseTest[]
}

/** The entries that cite a clause, the files that serve it, and its tests with their last result. */
export function relationsOf(
  hub: Pick<HubState, 'entries' | 'traces' | 'testRuns' | 'locked'>,
  clause: { readonly id: string; readonly tests: readonly string[] },
): ClauseRelations {
  const trace = hub.traces.get(clause.id)
  const locked = hub.locked?.tests.filter(({ clauses }) => clauses.includes(clause.id)).map(({ title }) => title) ?? []
  const results = new Map(hub.testRuns.at(-1)?.tests.map((test) => [test.name, test]))
  const named = [...results.values()].filter(({ clauses }) => clauses.includes(clause.id)).map(({ name }) => name)
  return {
    entries: hub.entries.filter(({ clauses }) => clauses.includes(clause.id)),
    files: trace?.files ?? [],
    tests: [...new Set([...clause.tests, ...locked, ...(trace?.tests ?? []), ...named])].map((name) => ({
      name,
      status: results.get(name)?.status ?? null,
      message: results.get(name)?.message ?? null,
    })),
  }
}
