import type { PlanPhase, RunSnapshotFragment } from '../../api/generated/graphql.ts'
import type { StepMark } from '../../net/step-mark.ts'

type Plan = NonNullable<RunSnapshotFragment['plan']>

/** How the steps of a plan stand, by their names. */
export function marksOf(
  steps: Plan['steps'],
  attempts: RunSnapshotFragment['steps'],
  phase: PlanPhase,
): ReadonlyMap<string, StepMark> {
  const last = new Map(attempts.filter((one) => one.phase === phase).map((one) => [one.name, one]))
  return new Map(
    steps.map(({ name, state, started, attempts: most }) => {
      const attempt = last.get(name)
      const findings = state === 'FAILED' ? (attempt?.findings.length ?? 0) : 0
      return [name, { state, started, attempts: most, rounds: attempt?.rounds ?? 0, findings }]
    }),
  )
}
