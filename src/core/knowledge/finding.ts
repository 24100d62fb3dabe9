import { z } from 'zod'
import { clauseIdSchema } from '../clause.ts'

/** Something wrong with what a persona published, said so that the one who mends it knows what to do. */
export const findingSchema = z.strictObject({
  /** `off_contract`, `dropped_clause`, `false_citation`, `changed_number`, `negation_lost`, `test_failed`, `judgement` … */
  code: z.string().regex(/^[a-z][a-z_]{1,39}$/),
  message: z.string().min(1),
  clauses: z.array(clauseIdSchema),
})
export type Finding = Readonly<z.infer<typeof findingSchema>>
