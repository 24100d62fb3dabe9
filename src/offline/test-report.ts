import { z } from 'zod'
import { clauseIdSchema } from '../core/clause.ts'
import type { TestVerdict } from '../core/event/delivery-events.ts'
import type { ContextPack } from '../core/knowledge/context-pack.ts'
import { newest } from './pack-entries.ts'

const verdictSchema = z.object({
  suite: z.enum(['acceptance', 'own']).default('acceptance'),
  name: z.string(),
  file: z.string(),
  demand: z.string().nullable().default(null),
  clauses: z.array(clauseIdSchema).default([]),
  status: z
    .enum(['passed', 'failed', 'skipped', 'todo'])
    .transform((status) => (status === 'todo' ? 'skipped' : status)),
  message: z.string().nullable().default(null),
  durationMs: z.number().default(0),
})

const reportSchema = z.object({
  tests: z.array(verdictSchema),
  /** Locked tests that were not even seen. */
  missing: z.array(z.string()).default([]),
  appFailed: z.string().nullable().default(null),
  limitHit: z.string().nullable().default(null),
})

/** What a test run found, as far as it is judged here. */
export interface Reported {
  readonly tests: readonly TestVerdict[]
  /** What went wrong beside single tests: locked ones that did not run, an application that did not start, a limit. */
  readonly troubles: readonly string[]
}

/** The newest test report; null where the pack has none. */
export function reportedTests(pack: ContextPack): Reported | null {
  const read = reportSchema.safeParse(newest(pack, 'test_report')?.content)
  if (!read.success) return null
  const { tests, missing, appFailed, limitHit } = read.data
  return {
    tests,
    troubles: [
      ...(appFailed === null ? [] : [`The application did not start: ${appFailed}`]),
      ...(limitHit === null ? [] : [`The tests ran into the limit of ${limitHit}.`]),
      ...missing.map((title) => `"${title}" did not run, which is not passed`),
    ],
  }
}

/** A sentence about a test that has not passed. Begins with its name in quotes, by which it is known again. */
export const failureOf = ({ name, status, message }: TestVerdict): string =>
  `"${name}" ${status === 'skipped' ? 'was skipped, which is not passed' : `failed: ${message ?? 'no message'}`}`
