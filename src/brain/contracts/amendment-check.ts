import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import { findingSchema } from '../../core/knowledge/finding.ts'
import { defineContract } from '../define-contract.ts'
import { checkVerdict } from './verdict-check.ts'

const schema = z.strictObject({
  /** `rework`: the locked tests stay as they are. */
  verdict: z.enum(['ok', 'rework']),
  findings: z.array(findingSchema),
  /** The clauses that were held against the amendment. */
  checked: z.array(clauseIdSchema).min(1),
})

/** What the Verifier found when it held an amendment of locked tests against the original clauses. */
export type AmendmentCheck = Readonly<z.infer<typeof schema>>

export const amendmentCheck = defineContract<AmendmentCheck>({
  id: 'amendment_check',
  kind: 'amendment_check',
  schema,
  after: 'amend_tests',
  title: ({ verdict, checked }) =>
    verdict === 'ok' ? `The amendment holds against ${checked.join(', ')}` : 'The amendment does not hold',
  statements: () => [],
  check: ({ verdict, findings }) => checkVerdict(verdict, findings),
})
