import { useNet } from './net-context.ts'
import type { NetGraph } from './net-graph.ts'
import { wordsOf } from './step-card.tsx'
import type { StepMark } from './step-mark.ts'

/** What the tip is about. */
export interface Told {
  /** The step that is pointed at or has the focus. */
  readonly name: string
  /** Whether the tip is above, because the step is below. */
  readonly onTop: boolean
}

interface StepTipProps extends Told {
  readonly graph: NetGraph
  readonly marks: ReadonlyMap<string, StepMark>
}

/** In a corner of the drawing: what is shown of a step by signs, in sentences. Read aloud with the step itself. */
export function StepTip({ graph, name, onTop, marks }: StepTipProps) {
  const { titles } = useNet()
  const node = graph.nodes.find((one) => one.kind === 'step' && one.step.id === name)
  if (node?.kind !== 'step') return null
  const [head, ...words] = wordsOf(node, marks.get(node.step.id) ?? null, titles)
  return (
    <div
      aria-hidden="true"
      className={`foreign pointer-events-none absolute start-2 ${onTop ? 'top-2' : 'bottom-2'} z-10 max-w-[min(34rem,calc(100%-10rem))] rounded-md border bg-card px-3 py-2 text-xs text-ink-2 shadow-over`}
    >
      <p className="text-sm font-semibold text-ink">{head}</p>
      {words.map((said) => (
        <p key={said}>{said}</p>
      ))}
    </div>
  )
}
