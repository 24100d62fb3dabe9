import { duration, integer, usd } from '../../../ui/figures.ts'
import { stage as words } from '../../../words/stage.ts'
import { useScene } from '../../run/scene.tsx'
import { useStage } from '../use-stage.tsx'

/** What came of the run up to this moment. */
export function Sums() {
  const { run } = useScene()
  const { state } = useStage()
  const handoffs = [...state.traces.values()].reduce((sum, trace) => sum + trace.handoffs, 0)
  const took = state.at === '' ? 0 : new Date(state.at).getTime() - new Date(run.createdAt).getTime()
  const figures = [
    [words.now.sums.took, duration(took)],
    [words.now.sums.entries, integer(state.entries)],
    [words.now.sums.handoffs, integer(handoffs)],
    [words.now.sums.cost, usd(run.usage.costUsd)],
  ] as const
  return (
    <dl className="mt-2 grid shrink-0 grid-cols-4 gap-2 border-t pt-3">
      {figures.map(([name, value]) => (
        <div key={name} className="min-w-0">
          <dt className="text-xs text-ink-3">{name}</dt>
          <dd className="tabular truncate font-medium">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
