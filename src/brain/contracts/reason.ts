import { z } from 'zod'
import { clauseIdSchema } from '../../core/clause.ts'
import type { Statement } from '../../core/knowledge/statement.ts'

/** A sentence that says why, with the clauses it rests on (`[]`: it rests on none, and says so). */
export const reasonSchema = z.strictObject({ text: z.string().min(1), clauses: z.array(clauseIdSchema) })
export type Reason = Readonly<z.infer<typeof reasonSchema>>

/** Sentences with citations as statements to verify; `list` is where they stand in the answer. */
export function statementsOf(list: string, sentences: readonly Reason[]): Statement[] {
  return sentences.map(({ text, clauses }, index) => ({
    at: `${list}[${index}]`,
    text,
    clauses,
    part: null,
    numbers: [],
    texts: [],
    polarity: 'neutral',
  }))
}
