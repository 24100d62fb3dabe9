import { z } from 'zod'
import { clauseIdSchema, mustBeCovered } from '../../core/clause.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import { defineContract } from '../define-contract.ts'
import { checkVerdict } from './verdict-check.ts'

const schema = z.strictObject({
  verdict: z.enum(['ok', 'rework']),
  findings: z.array(findingSchema),
  /** Every clause that was held against the work. */
  checked: z.array(clauseIdSchema),
})

/** What the Verifier found when it held a piece of work against the original text. */
export type Verdict = Readonly<z.infer<typeof schema>>

export const verdict = defineContract<Verdict>({
  id: 'verdict',
  kind: 'verdict',
  schema,
  title: (answer) =>
    answer.verdict === 'ok' ? `${answer.checked.length} clauses hold` : `${answer.findings.length} findings`,
  statements: () => [],
  check: (answer, clauses) => {
    const checked = new Set(answer.checked)
    const left = clauses.filter((clause) => mustBeCovered(clause) && !checked.has(clause.id)).map(({ id }) => id)
    const problems = checkVerdict(answer.verdict, answer.findings)
    if (left.length === 0) return problems
    return [...problems, `checked: found nothing of ${left.join(', ')}, expected every clause; check those too`]
  },
})
