import { X } from 'lucide-react'
import { IconButton } from '../../ui/icon-button.tsx'
import { StepFacts } from '../../net/step-facts.tsx'
import { doerOf, titleOf } from '../../net/step-words.ts'
import type { WorkflowShape } from '../../net/workflow-shape.ts'
import { workflows as words } from '../../words/workflows.ts'

interface StepPanelProps {
  readonly workflow: WorkflowShape
  readonly name: string
  readonly titles: ReadonlyMap<string, string>
  readonly onClose: () => void
}

/** A step of a workflow in words. */
export function StepPanel({ workflow, name, titles, onClose }: StepPanelProps) {
  const step = workflow.nets.flatMap(({ steps }) => steps).find(({ id }) => id === name)
  if (step === undefined) return null
  return (
    <section aria-label={titleOf(name)} className="mt-3 rounded-lg border bg-card p-4">
      <div className="mb-2 flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="foreign font-semibold">{titleOf(name)}</h2>
          <p className="foreign text-sm text-ink-2">{doerOf(step, titles)}</p>
        </div>
        <IconButton label={words.step.close} onClick={onClose}>
          <X size={16} aria-hidden="true" />
        </IconButton>
      </div>
      <StepFacts workflow={workflow} step={step} />
    </section>
  )
}
