import type { Clause, ClauseKind } from '../../core/clause.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Answerer } from '../answerer.ts'
import { understand } from '../understand.ts'

/** Each clause with its kind, and what the reader had to assume. A kind is only ever raised to one that must be covered. */
export const answerClauseReview: Answerer = ({ pack }): JsonObject => {
  const { spec } = understand(pack)
  const served = new Set(spec.demands.map(({ clause }) => clause))
  return {
    clauses: pack.clauses.map((clause) => {
      const kind = kindOf(clause, served.has(clause.id))
      return { id: clause.id, kind, why: whys[kind] }
    }),
    questions: [],
    missing: spec.assumptions.map(({ text }) => ({ text, clauses: [] })),
  }
}

const kindOf = ({ kind }: Clause, served: boolean): ClauseKind =>
  served && (kind === 'context' || kind === 'quality') ? 'function' : kind

const whys: Readonly<Record<ClauseKind, string>> = {
  function: 'It names something that people do or that the application keeps.',
  rule: 'It names something that must always hold.',
  quality: 'It is a wish that no check over HTTP could settle.',
  context: 'It asks nothing of the application.',
}
