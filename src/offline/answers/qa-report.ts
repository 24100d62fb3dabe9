import { z } from 'zod'
import type { JsonObject } from '../../core/json.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import type { ContextPack } from '../../core/knowledge/context-pack.ts'
import type { Answerer } from '../answerer.ts'
import { newest } from '../pack-entries.ts'
import { failureOf, reportedTests } from '../test-report.ts'

const earlierSchema = z.object({ verdict: z.string(), findings: z.array(findingSchema) })

/** `ok` if every test passed; `design` if one failed that had failed before the last rebuild; else `build`. */
export const answerQaReport: Answerer = ({ pack }): JsonObject => {
  const tests = reportedTests(pack)
  if (tests === null || tests.length === 0) {
    const message = 'Found no test that ran, expected a report of the locked tests; without one nothing has passed.'
    return { verdict: 'build', findings: [{ code: 'test_failed', message, clauses: [] }] }
  }
  const failed = tests.filter(({ status }) => status !== 'passed')
  const before = failuresBefore(pack)
  const again = failed.some(({ name }) => before.some((message) => message.includes(`"${name}"`)))
  return {
    verdict: failed.length === 0 ? 'ok' : again ? 'design' : 'build',
    findings: failed.map((test) => ({ code: 'test_failed', message: failureOf(test), clauses: [...test.clauses] })),
  }
}

/** What the last report sent back to be rebuilt. */
function failuresBefore(pack: ContextPack): readonly string[] {
  const read = earlierSchema.safeParse(newest(pack, 'qa_report')?.content)
  return read.success && read.data.verdict === 'build' ? read.data.findings.map(({ message }) => message) : []
}
