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

const reportSchema = z.object({ tests: z.array(verdictSchema) })

/** The outcome of every test in the newest report; null where the pack has no report. */
export function reportedTests(pack: ContextPack): readonly TestVerdict[] | null {
  const read = reportSchema.safeParse(newest(pack, 'test_report')?.content)
  return read.success ? read.data.tests : null
}

/** A sentence about a test that has not passed. Begins with its name in quotes, by which it is known again. */
export const failureOf = ({ name, status, message }: TestVerdict): string =>
  `"${name}" ${status === 'skipped' ? 'was skipped, which is not passed' : `failed: ${message ?? 'no message'}`}`
