import { type Clause, type ClauseId, mustBeCovered } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { Statement } from '../../core/knowledge/statement.ts'

/** No clause that must be covered may vanish: each is served by a statement, or openly named as not served. */
export function verifyCoverage(of: {
  readonly statements: readonly Statement[]
  readonly unserved: readonly ClauseId[]
  readonly serves: readonly Clause[]
}): readonly Finding[] {
  const named = new Set([...of.unserved, ...of.statements.flatMap((statement) => statement.clauses)])
  return of.serves
    .filter((clause) => mustBeCovered(clause) && !named.has(clause.id))
    .map((clause) => ({
      code: 'dropped_clause',
      message: `Nothing speaks of ${clause.id} ("${clause.text}"); serve it, or name it as not served with the reason.`,
      clauses: [clause.id],
    }))
}
