import type { StepMark } from '../../net/step-mark.ts'
import type { WorkflowShape } from '../../net/workflow-shape.ts'
import type { WorkflowFinding } from './use-check.ts'

/** The step that a finding is about: the one it names, or the one it points into; null: it is about no step. */
export function stepOf({ step, at }: Pick<WorkflowFinding, 'step' | 'at'>, workflow: WorkflowShape): string | null {
  const steps = workflow.nets.flatMap((net) => net.steps)
  if (step !== null && steps.some(({ id }) => id === step)) return step
  return steps.find((one) => at === one.at || at.startsWith(`${one.at}.`))?.id ?? null
}

/** Marks every step that something stands against, by its name. */
export function marksOfFindings(
  findings: readonly Pick<WorkflowFinding, 'step' | 'at'>[],
  workflow: WorkflowShape,
): ReadonlyMap<string, StepMark> {
  const marks = new Map<string, StepMark>()
  for (const finding of findings) {
    const name = stepOf(finding, workflow)
    if (name === null) continue
    const before = marks.get(name)?.findings ?? 0
    marks.set(name, { state: null, started: 0, attempts: 0, rounds: 0, findings: before + 1 })
  }
  return marks
}
