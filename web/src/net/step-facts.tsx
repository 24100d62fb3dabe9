import { ForeignText } from '../ui/foreign-text.tsx'
import { net } from '../words/net.ts'
import { waysOf } from './net-graph.ts'
import { joinWords, ruleWords, splitWords } from './step-words.ts'
import type { StepShape, WorkflowShape } from './workflow-shape.ts'

interface StepFactsProps {
  readonly workflow: WorkflowShape
  readonly step: StepShape
}

/** What a step is for and how it is played, in words. */
export function StepFacts({ workflow, step }: StepFactsProps) {
  const ways = waysOf(workflow, step)
  const variables = [
    [net.reads, step.in],
    [net.writes, step.out],
  ] as const
  return (
    <div className="grid gap-2 text-sm">
      {step.goal === null ? null : (
        <p className="foreign text-base">
          <ForeignText text={step.goal} />
        </p>
      )}
      <ul className="grid gap-1 text-ink-2">
        {[joinWords(step, ways), splitWords(step, ways), ...ruleWords(step)].map((said) =>
          said === null ? null : (
            <li key={said} className="foreign">
              <ForeignText text={said} />
            </li>
          ),
        )}
      </ul>
      {step.in.length + step.out.length === 0 ? null : (
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-1">
          {variables.map(([word, names]) =>
            names.length === 0 ? null : (
              <div key={word} className="contents">
                <dt className="text-ink-3">{word}</dt>
                <dd className="foreign font-mono text-xs leading-5">{names.join(', ')}</dd>
              </div>
            ),
          )}
        </dl>
      )}
    </div>
  )
}
