import { z } from 'zod'
import { type Clause, clauseIdSchema, clauseKinds } from '../../core/clause.ts'
import { defineContract } from '../define-contract.ts'
import { reasonSchema, statementsOf } from './reason.ts'
import { counted } from './title.ts'

const schema = z.strictObject({
  clauses: z.array(z.strictObject({ id: clauseIdSchema, kind: z.enum(clauseKinds), why: z.string().min(1) })),
  /** What the text leaves open, each with what is assumed when nobody answers. */
  questions: z.array(
    z.strictObject({ question: z.string().min(1), assumed: z.string().min(1), clauses: z.array(clauseIdSchema) }),
  ),
  /** What such an application usually needs and the text does not say. */
  missing: z.array(reasonSchema),
})

/** What the Requirement Concierge made of the clauses: their kinds, open questions, gaps. */
export type ClauseReview = Readonly<z.infer<typeof schema>>

export const clauseReview = defineContract<ClauseReview>({
  id: 'clause_review',
  kind: 'clause_review',
  schema,
  title: ({ clauses, questions }) => `${counted(clauses.length, 'clause')}, ${counted(questions.length, 'question')}`,
  statements: ({ questions, missing }) => [
    ...statementsOf(
      'questions',
      questions.map(({ question, assumed, clauses }) => ({ text: `${question} (assumed: ${assumed})`, clauses })),
    ),
    ...statementsOf('missing', missing),
  ],
  check: (review, clauses) => checkKinds(review, clauses),
})

function checkKinds(review: ClauseReview, clauses: readonly Clause[]): string[] {
  const counts = new Map<string, number>()
  for (const { id } of review.clauses) counts.set(id, (counts.get(id) ?? 0) + 1)
  const known = new Set(clauses.map((clause) => clause.id))
  return [
    ...clauses.flatMap(({ id }) => {
      const count = counts.get(id) ?? 0
      return count === 1 ? [] : [`clauses: found ${id} ${count} times, expected once; list every clause exactly once`]
    }),
    ...[...counts.keys()].flatMap((id) =>
      known.has(id) ? [] : [`clauses: found ${id}, expected a clause of the requirements; remove it`],
    ),
  ]
}
