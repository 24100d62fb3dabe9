import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { SubjectKind } from '../../../core/app-spec/demand.ts'
import type { Clause } from '../../../core/clause.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'

const refusing =
  /\b(?:cannot|can't|can not|must not|mustn't|may not|should not|shouldn't|shall not|not allowed|never|nobody|no one|no two|forbidden|prohibited)\b/i
const reserving =
  /\bonly\s+(?:an?\s|the\s|their\s+)?[\p{L}' -]{1,40}?\s(?:can|may|should|must|is allowed|are allowed)\b/iu

/** What can only show or do something, and never refuses. */
const harmless: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'entity',
  'field',
  'default',
  'search',
  'filter',
  'sort',
  'paging',
])

/** A clause that refuses or reserves something is served by at least one element that can refuse. */
export function verifyNegationOf(spec: AppSpec, clause: Clause): Finding[] {
  if (!refusing.test(clause.text) && !reserving.test(clause.text)) return []
  const demands = spec.demands.filter((demand) => demand.clause === clause.id)
  const open = spec.unserved.some((part) => part.clause === clause.id)
  if (demands.length === 0 || open || demands.some(({ subject }) => !harmless.has(subject.kind))) return []
  return [
    {
      code: 'negation_lost',
      message: `${clause.id} refuses or reserves something ("${clause.text}"), found only what shows or allows; add what refuses it, or name it as not served.`,
      clauses: [clause.id],
    },
  ]
}
