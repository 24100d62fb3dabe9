import type { Decided } from '../../../core/event/run-event.ts'
import { isFinished, isStuck } from '../../../workflow/marking.ts'
import { coverageOfRun } from '../coverage-of-run.ts'
import type { RunContext } from '../run-context.ts'
import type { RunState } from '../run-state.ts'
import { play } from './play.ts'

/** The carrying out of the adopted plan, up to the run's last event. */
export function execute(state: RunState): readonly Decided[] {
  const run = state.run.context
  if (run.play === null) return []
  if (isFinished(run.play.marking)) return [finished(run)]
  if (isStuck(run.play.net, run.play.marking)) {
    return [
      {
        type: 'RunFailed',
        data: { code: 'NET_STUCK', message: 'No step of the plan can start any more, and the end was not reached.' },
      },
    ]
  }
  return play(state)
}

function finished(run: RunContext): Decided {
  if (run.submission?.requirements != null && !run.entries.some((entry) => entry.kind === 'delivery')) {
    const why = run.play?.exhausted ?? 'the work was ended by a person'
    return {
      type: 'RunFailed',
      data: { code: 'NOT_DELIVERED', message: `The plan came to its end without a delivery: ${why}` },
    }
  }
  const needed = coverageOfRun(run).filter((clause) => clause.needed)
  const open = needed.filter((clause) => !clause.covered)
  return {
    type: 'RunCompleted',
    data: {
      outcome: open.length === 0 ? 'served' : 'partly_served',
      covered: needed.length - open.length,
      toCover: needed.length,
      notCovered: open.map((clause) => clause.clause),
    },
  }
}
