import { z } from 'zod'
import { findingSchema } from '../../core/knowledge/finding.ts'
import { defineContract } from '../define-contract.ts'
import { checkVerdict } from './verdict-check.ts'
import { counted } from './title.ts'

const schema = z.strictObject({
  /** `build`: the developer mends it; `design`: the design itself is at fault. */
  verdict: z.enum(['ok', 'design', 'build']),
  findings: z.array(findingSchema),
})

/** How the QA Specialist judges the test report. */
export type QaReport = Readonly<z.infer<typeof schema>>

export const qaReport = defineContract<QaReport>({
  id: 'qa_report',
  kind: 'qa_report',
  schema,
  before: 'run_tests',
  title: ({ verdict, findings }) =>
    verdict === 'ok' ? 'All tests passed' : `${counted(findings.length, 'finding')}: ${verdict}`,
  statements: () => [],
  check: ({ verdict, findings }) => checkVerdict(verdict, findings),
})
