import type { ClauseReview } from '../brain/contracts/clause-review.ts'
import type { ThinkResult } from '../core/activity-result.ts'
import { type Clause, mustBeCovered } from '../core/clause.ts'
import type { Finding } from '../core/knowledge/finding.ts'

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

const demands =
  /\b(?:can|cannot|must|shall|should|may|only|able to|has|have|needs?|requires?|shows?|lists?|contains?|includes?|consists?|belongs?|starts?|becomes?)\b/i

/** A review may not excuse what the text demands in so many words: nothing behind it would miss the clause. */
export function excusedClauses(answer: unknown, clauses: readonly Clause[]): readonly Finding[] {
  const { kinds } = reviewOf(answer)
  return clauses
    .filter((clause) => mustBeCovered(clause) && !mustBeCovered({ ...clause, kind: kinds[clause.id] ?? clause.kind }))
    .filter(({ kind, text }) => kind === 'rule' || demands.test(text))
    .map(({ id, kind, text }) => ({
      code: 'dropped_clause',
      message: `${id} ("${text}") states a ${kind}, found it as ${kinds[id]}; keep it as ${kind}.`,
      clauses: [id],
    }))
}
