import { z } from 'zod'
import type { JsonObject } from '../../core/json.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import type { Answerer } from '../answerer.ts'
import { newest } from '../pack-entries.ts'
import { promiseSchema } from '../verify/verify-delivery.ts'
import { failureOf, reportedTests } from '../test-report.ts'

const earlierSchema = z.object({ verdict: z.string(), findings: z.array(findingSchema) })

/** `ok` if every test passed; `design` if one failed that had failed before the last rebuild; else `build`. */
export const answerQaReport: Answerer = ({ pack }): JsonObject => {
  const report = reportedTests(pack)
  if (report === null || (report.tests.length === 0 && !promisesNothing(pack))) {
    const message = 'Found no test that ran, expected a report of the locked tests; without one nothing has passed.'
    return { verdict: 'build', findings: [{ code: 'test_failed', message, clauses: [] }] }
  }
  const failed = report.tests.filter(({ status }) => status !== 'passed')
  const before = failuresBefore(pack)
  const again = failed.some(({ name }) => before.some((message) => message.includes(`"${name}"`)))
  const findings = [
    ...report.troubles.map((message) => ({ code: 'test_failed', message, clauses: [] })),
    ...failed.map((test) => ({ code: 'test_failed', message: failureOf(test), clauses: [...test.clauses] })),
  ]
  return { verdict: findings.length === 0 ? 'ok' : again ? 'design' : 'build', findings }
}

/** Where nothing could be tested there is nothing to pass: no clause is covered, and the untested ones are named. */
function promisesNothing(pack: ContextPack): boolean {
  const read = promiseSchema.safeParse(newest(pack, 'acceptance_tests')?.content)
  return read.success && read.data.tests.length === 0
}

/** What the last report sent back to be rebuilt. */
function failuresBefore(pack: ContextPack): readonly string[] {
  const read = earlierSchema.safeParse(newest(pack, 'qa_report')?.content)
  return read.success && read.data.verdict === 'build' ? read.data.findings.map(({ message }) => message) : []
}
