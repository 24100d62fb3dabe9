import type { AppSpec } from '../../../core/app-spec/app-spec.ts'
import type { Demand } from '../../../core/app-spec/demand.ts'
import { type Clause, mustBeCovered } from '../../../core/clause.ts'
import type { Finding } from '../../../core/knowledge/finding.ts'
import { elementsOf } from './element-of.ts'
import { verifyDutiesOf } from './verify-duty.ts'
import { verifyEffects } from './verify-effect.ts'
import { verifyInvention } from './verify-invention.ts'
import { verifyNegationOf } from './verify-negation.ts'
import { verifyNumbersOf } from './verify-numbers.ts'
import { verifyRolesOf } from './verify-roles.ts'

/** Holds a specification against the original clauses, one by one, whatever its author says about it. */
export function verifySpec(spec: AppSpec, clauses: readonly Clause[]): Finding[] {
  return [
    ...emptyDemands(spec),
    ...verifyEffects(spec),
    ...verifyInvention(spec),
    ...clauses
      .filter(mustBeCovered)
      .flatMap((clause) => [
        ...verifyPresence(spec, clause),
        ...verifyNumbersOf(spec, clause),
        ...verifyNegationOf(spec, clause),
        ...verifyDutiesOf(spec, clause),
        ...verifyRolesOf(spec, clause),
      ]),
  ]
}

/** Demands that were agreed on before, are there no longer (whatever their number), and are not named as not served either. */
export function verifyNothingLost(before: AppSpec, now: AppSpec): Finding[] {
  const kept = new Set(now.demands.flatMap(wishesOf))
  const admitted = ({ clause, part }: Demand): boolean =>
    now.unserved.some((open) => open.clause === clause && open.part === part)
  return before.demands
    .filter((demand) => !admitted(demand) && wishesOf(demand).some((wish) => !kept.has(wish)))
    .map(({ id, clause, part }) => ({
      code: 'dropped_clause',
      message: `${id} ("${part}") was in the specification and is not in the design as it was; put it back.`,
      clauses: [clause],
    }))
}

/** What a demand asks for, one by one: in which order actions and fields are named, and in how many demands, is no matter. */
function wishesOf({ clause, subject }: Demand): readonly string[] {
  const several = 'actions' in subject ? subject.actions : 'fields' in subject ? subject.fields : ['']
  return several.map((one) =>
    JSON.stringify([
      clause,
      Object.entries({ ...subject, actions: one, fields: one }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ]),
  )
}

function verifyPresence(spec: AppSpec, clause: Clause): Finding[] {
  const parts = [...spec.demands, ...spec.unserved].filter((part) => part.clause === clause.id)
  const message = `Nothing accounts for ${clause.id} ("${clause.text}"); serve it, or name it as not served with the reason.`
  const missing: Finding[] = parts.length === 0 ? [{ code: 'dropped_clause', message, clauses: [clause.id] }] : []
  const invented = parts.filter(({ part }) => !clause.text.includes(part))
  return [
    ...missing,
    ...invented.map(
      ({ part }): Finding => ({
        code: 'false_citation',
        message: `The words "${part}" are ascribed to ${clause.id}, which reads "${clause.text}"; quote it exactly.`,
        clauses: [clause.id],
      }),
    ),
  ]
}

function emptyDemands(spec: AppSpec): Finding[] {
  return spec.demands
    .filter(({ subject }) => elementsOf(spec, subject).length === 0)
    .map(({ id, clause, part, subject }) => ({
      code: 'dropped_clause',
      message: `${id} ("${part}") points to a ${subject.kind} that the specification does not have; add it or name the words as not served.`,
      clauses: [clause],
    }))
}
