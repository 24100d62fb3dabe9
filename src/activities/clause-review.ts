import type { ThinkResult } from '../core/activity-result.ts'
import type { ClauseReview } from '../brain/contracts/clause-review.ts'

/** What a review of the clauses means for the run: their kinds, and the questions that it would like to ask. */
export function reviewOf(answer: unknown): NonNullable<ThinkResult['review']> {
  const { clauses, questions } = answer as ClauseReview
  return {
    kinds: Object.fromEntries(clauses.map(({ id, kind }) => [id, kind])),
    questions: questions.map(({ question, assumed, clauses: about }) => ({
      text: question,
      clauses: about,
      default: assumed,
    })),
  }
}
