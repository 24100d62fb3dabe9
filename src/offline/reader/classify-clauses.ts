import type { Clause, ClauseKind } from '../../core/clause.ts'
import type { SubjectKind } from '../../core/app-spec/demand.ts'
import { readRequirements } from './read-requirements.ts'

const ruling = new Set<SubjectKind>([
  'required',
  'range',
  'length',
  'moment',
  'format',
  'options',
  'default',
  'permission',
  'transition_permission',
  'rule',
])

/**
 * The clauses with their kinds as the reader sees them: what asks for something that an application can be tested for is
 * a function, or a rule where it asks for limits; a first guess of function or rule is never taken back.
 */
export function classifyClauses(clauses: readonly Clause[]): Clause[] {
  const asked = clauses.map((clause) => ({ ...clause, kind: isHeading(clause) ? clause.kind : ('function' as const) }))
  const spec = readRequirements({ text: clauses.map((clause) => clause.text).join('\n'), clauses: asked, domains: [] })
  return clauses.map((clause) => {
    const kinds = spec.demands.filter((demand) => demand.clause === clause.id).map((demand) => demand.subject.kind)
    const left = spec.unserved.some((one) => one.clause === clause.id)
    return { ...clause, kind: kindOf({ clause, kinds, left }) }
  })
}

const isHeading = (clause: Clause): boolean => clause.kind === 'context' && clause.text.split(/\s+/).length <= 6

function kindOf({
  clause,
  kinds,
  left,
}: {
  readonly clause: Clause
  readonly kinds: readonly SubjectKind[]
  readonly left: boolean
}): ClauseKind {
  if (clause.kind === 'context' || clause.kind === 'quality') {
    if (isHeading(clause) || kinds.length === 0 || left) return clause.kind
  }
  if (kinds.length === 0) return clause.kind
  return kinds.some((kind) => ruling.has(kind)) && (clause.kind === 'rule' || kinds.every((kind) => ruling.has(kind)))
    ? 'rule'
    : clause.kind === 'rule'
      ? 'rule'
      : 'function'
}
