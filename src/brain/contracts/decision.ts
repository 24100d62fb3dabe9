import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import type { Statement } from '../../core/knowledge/statement.ts'
import { statementsOf } from './reason.ts'

/** One choice of an architect, with its reason and the clauses it serves (`[]`: the text does not ask for it). */
export const decisionSchema = z.strictObject({
  text: z.string().min(1),
  why: z.string().min(1),
  clauses: z.array(clauseIdSchema),
})
export type Decision = Readonly<z.infer<typeof decisionSchema>>

/** Decisions as statements to verify. */
export const decisionStatements = (decisions: readonly Decision[]): Statement[] => statementsOf('decisions', decisions)
