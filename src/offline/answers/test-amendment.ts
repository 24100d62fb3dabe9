import { z } from 'zod'
import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { newest } from '../pack-entries.ts'

const disputesSchema = z.object({ disputes: z.array(z.object({ test: z.string() })) })

/** Tests that rules have written follow from the specification: what disputes one of them is for a person to settle. */
export const answerTestAmendment: Answerer = ({ pack }): JsonObject => {
  const read = disputesSchema.safeParse(newest(pack, 'work_list')?.content)
  const disputes = read.success ? read.data.disputes : []
  const text = 'Rules derive a test from the specification and cannot weigh it against the words of a clause.'
  return { amended: false, amendments: [], refused: disputes.map(({ test }) => ({ test, text, clauses: [] })) }
}

/** What rules cannot weigh they do not let pass. */
export const answerAmendmentCheck: Answerer = ({ pack }): JsonObject => ({
  verdict: 'rework',
  findings: [{ code: 'judgement', message: 'Rules cannot weigh a test against the words of a clause.', clauses: [] }],
  checked: pack.clauses.map(({ id }) => id),
})
