import type { z } from 'zod'
import type { AppSpec } from './app-spec/app-spec.ts'
import type { Clause, ClauseId } from './clause.ts'
import type { EntryKind } from './knowledge/entry.ts'
import type { Statement } from './knowledge/statement.ts'

/** Work that the platform itself does before a persona thinks or after it answered; its result is an entry by `platform`. */
export const platformTasks = [
  'render_application',
  'run_tests',
  'lock_tests',
  'assemble_application',
  'build_application',
  'try_amendment',
  'amend_tests',
  'package_delivery',
] as const
export type PlatformTask = (typeof platformTasks)[number]

/** What a persona owes: the form of its answer, and how its answer is held against the original text. */
export interface OutputContract<Answer = unknown> {
  /** Named by persona files: `contract: specification`. */
  readonly id: string
  readonly kind: EntryKind
  readonly schema: z.ZodType<Answer>
  /** What the platform does first, so that the persona sees its result; null: nothing. */
  readonly before: PlatformTask | null
  /** What the platform does with the answer; the step ends only when that is done. */
  readonly after: PlatformTask | null
  /** True where every clause that must be covered has to be cited (or named as not served) by the answer. */
  readonly covers: boolean
  readonly title: (answer: Answer) => string
  /** The sentences to verify, each with the clauses it cites. */
  readonly statements: (answer: Answer) => readonly Statement[]
  /** Clauses that the answer openly does not serve. */
  readonly unserved: (answer: Answer) => readonly ClauseId[]
  /** Further checks of the answer in itself, as messages (found, expected, do). */
  readonly check: (answer: Answer, clauses: readonly Clause[]) => readonly string[]
  /** The specification inside the answer, where it carries one. */
  readonly specification: ((answer: Answer) => AppSpec) | null
}
