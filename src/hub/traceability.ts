import type { AppSpec } from '../core/app-spec/app-spec.ts'
import type { Demand } from '../core/app-spec/demand.ts'
import type { Clause, ClauseId } from '../core/clause.ts'
import type { ClauseCoverage } from '../core/coverage.ts'
import type { LockedTest, TestVerdict } from '../core/event/delivery-events.ts'
import { lockedStatus } from '../core/locked-status.ts'

/** One row of the traceability matrix: from the words of the text to the verdict of a test. */
export interface TraceRow {
  readonly clause: ClauseId
  readonly text: string
  readonly kind: Clause['kind']
  readonly covered: boolean
  /** Why it is not covered; empty where it is, or need not be. */
  readonly why: readonly string[]
  /** The elements of the specification that serve it: `entities/workout/fields/duration`. */
  readonly design: readonly string[]
  readonly files: readonly string[]
  readonly tests: readonly { readonly name: string; readonly status: TestVerdict['status'] | 'not_run' }[]
}

/** The traceability matrix: clause → design → files → tests → verdict, one row a clause, in the order of the text. */
export function traceability(of: {
  readonly clauses: readonly Clause[]
  readonly coverage: readonly ClauseCoverage[]
  readonly spec: AppSpec | null
  readonly files: readonly string[]
  readonly locked: readonly LockedTest[]
  readonly verdicts: readonly TestVerdict[]
}): readonly TraceRow[] {
  const coverage = new Map(of.coverage.map((one) => [one.clause, one]))
  const statusOf = lockedStatus(of.verdicts)
  return of.clauses.map((clause) => {
    const demands = of.spec?.demands.filter((demand) => demand.clause === clause.id) ?? []
    const paths = demands.map(placeOf)
    return {
      clause: clause.id,
      text: clause.text,
      kind: clause.kind,
      covered: coverage.get(clause.id)?.covered ?? false,
      why: coverage.get(clause.id)?.why ?? [],
      design: [...new Set(demands.map(elementOf))],
      files: of.files.filter((file) => paths.some((path) => `/${file}`.endsWith(path))),
      tests: of.locked
        .filter((test) => test.clauses.includes(clause.id))
        .map((test) => ({ name: test.title, status: statusOf(test) })),
    }
  })
}

/** How the path of the file ends that holds what a demand is about. */
function placeOf({ subject }: Demand): string {
  if ('entity' in subject && subject.entity !== 'user') return `/${subject.entity.replaceAll('_', '-')}.js`
  return subject.kind === 'figure' || subject.kind === 'open' ? '/app.js' : '/account-settings.js'
}

/** Where in the specification the demand's subject stands. */
function elementOf({ subject }: Demand): string {
  const at = Object.entries(subject).filter(([key]) => key !== 'kind')
  const place = at.map(([key, value]) => `${key}/${[value].flat().join('+')}`).join('/')
  return place === '' ? subject.kind : `${place} (${subject.kind})`
}
