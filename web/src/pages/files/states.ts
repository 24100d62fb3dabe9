import type { HubEntry } from '../../hub/hub-entry.ts'
import type { HubState } from '../../hub/hub-state.ts'
import { list, text } from '../../live/event-data.ts'

/** A file of the acceptance tests, with its text. */
export interface TestSource {
  readonly path: string
  readonly text: string
}

/** The acceptance tests' files as they stand. */
export interface TestSources {
  readonly entry: string
  readonly files: readonly TestSource[]
  /** Whether they are locked. */
  readonly locked: boolean
}

/** The entries that hold the application, in the order of time. */
export const statesOf = ({ entries }: Pick<HubState, 'entries'>): readonly HubEntry[] =>
  entries.filter(({ files }) => files.length > 0)

/** The acceptance tests: those that are locked, or before that the ones written last. */
export function testSourcesOf({
  entries,
  byName,
  locked,
}: Pick<HubState, 'entries' | 'byName' | 'locked'>): TestSources | null {
  const entry = byName.get(locked?.entry ?? '') ?? entries.findLast(({ kind }) => kind === 'acceptance_tests')
  if (entry === undefined) return null
  return {
    entry: entry.name,
    locked: locked !== null,
    files: list(entry.content, 'files').flatMap((file) => {
      const path = text(file, 'path')
      return path === null ? [] : [{ path, text: text(file, 'content') ?? '' }]
    }),
  }
}

/** The clauses that a file serves, or that the tests in it name. */
export const servedBy = ({ traces, locked }: Pick<HubState, 'traces' | 'locked'>, path: string): readonly string[] => [
  ...new Set([
    ...[...traces].flatMap(([clause, { files }]) => (files.includes(path) ? [clause] : [])),
    ...(locked?.tests ?? []).flatMap(({ file, clauses }) => (file === path ? clauses : [])),
  ]),
]
