import type { Clause, ClauseId } from '../../core/clause.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { Statement } from '../../core/knowledge/statement.ts'
import { shareContent } from './words.ts'

/** A citation is false where its clause does not exist, does not contain the quoted words, or speaks of something else. */
export function verifyCitations(
  statements: readonly Statement[],
  clauses: ReadonlyMap<ClauseId, Clause>,
): readonly Finding[] {
  return statements.flatMap((statement) =>
    statement.clauses.flatMap((id) => falseCitation(statement, id, clauses.get(id)) ?? []),
  )
}

function falseCitation({ at, text, part }: Statement, id: ClauseId, clause: Clause | undefined): Finding | null {
  if (clause === undefined) {
    return {
      code: 'false_citation',
      message: `${at}: found a citation of ${id}, which is not a clause; cite the clause it rests on.`,
      clauses: [],
    }
  }
  if (part !== null && !clause.text.includes(part)) {
    return {
      code: 'false_citation',
      message: `${at}: found the words "${part}" ascribed to ${id}, which reads "${clause.text}"; quote it exactly.`,
      clauses: [id],
    }
  }
  if (part === null && !quotes(text, clause.text) && !shareContent(text, clause.text)) {
    return {
      code: 'false_citation',
      message: `${at}: "${text}" cites ${id}, which speaks of something else ("${clause.text}"); cite the clause it rests on.`,
      clauses: [id],
    }
  }
  return null
}

/** Whether a statement repeats words of the clause in quotation marks. */
const quotes = (text: string, clause: string): boolean =>
  [...text.matchAll(/["“]([^"”]+)["”]/g)].some(([, words]) => words !== undefined && clause.includes(words))
