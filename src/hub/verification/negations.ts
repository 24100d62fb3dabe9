import type { Finding } from '../../core/knowledge/finding.ts'
import type { Statement } from '../../core/knowledge/statement.ts'

/** Words that turn a permission into a refusal. */
const refuses =
  /\b(?:cannot|can't|can not|must not|mustn't|may not|should not|shouldn't|shall not|not allowed|never|nobody|no one|none|neither|forbidden|prohibited)\b/i
const reserves = /\bonly\b/i

/** A statement that rests on words which refuse or reserve something must do so too, and not for those who are refused. */
export function verifyNegations(statements: readonly Statement[]): readonly Finding[] {
  return statements.flatMap((statement) => {
    const { at, part, polarity, clauses } = statement
    if (part === null || statements.some((other) => refusesFor(statement, other))) return []
    const refused = refuses.test(part)
    if ((refused || reserves.test(part)) && polarity === 'allows') {
      const message = `${at}: the text refuses or reserves something ("${part}"), and the statement only allows; keep the negation.`
      return [{ code: 'negation_lost', message, clauses: [...clauses] } satisfies Finding]
    }
    return []
  })
}

/** Whether another statement about the same words asks or refuses: then this one may say what is allowed all the same. */
const refusesFor = ({ part, clauses }: Statement, other: Statement): boolean =>
  other.polarity !== 'allows' &&
  other.part !== null &&
  part !== null &&
  other.clauses[0] === clauses[0] &&
  (other.part.includes(part) || part.includes(other.part))
