import { partId } from '../global-id.ts'
import type { FoldedRun } from '../read/folded-run.ts'
import type { PackView, StepView } from './parts.ts'
import type { RunView } from './run-view.ts'

export const stepViews = (run: RunView, { state, tasks }: FoldedRun): readonly StepView[] =>
  state.run.context.attempts.map((attempt, index) => ({
    run,
    number: index + 1,
    attempt,
    task: tasks[index] ?? { goal: null, clauses: [] },
  }))

export const packViews = (step: StepView): readonly PackView[] =>
  step.attempt.packs.map(({ round, manifest }) => ({ step, round, manifest }))

export const stepIdOf = ({ run, number }: StepView): string => partId('step', run.runId, number)
