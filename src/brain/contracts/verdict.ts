import { z } from 'zod'
import { clauseIdSchema, mustBeCovered } from '../../core/clause.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import { defineContract } from '../define-contract.ts'
import { checkVerdict } from './verdict-check.ts'
import { counted } from './title.ts'

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
    answer.verdict === 'ok'
      ? `Nothing found against ${counted(answer.checked.length, 'clause')}`
      : counted(answer.findings.length, 'finding'),
  statements: () => [],
  check: (answer, clauses) => {
    const checked = new Set(answer.checked)
    const left = clauses.filter((clause) => mustBeCovered(clause) && !checked.has(clause.id)).map(({ id }) => id)
    const problems = checkVerdict(answer.verdict, answer.findings)
    if (left.length === 0) return problems
    return [...problems, `checked: found nothing of ${left.join(', ')}, expected every clause; check those too`]
  },
})
