import { CircleAlert, CircleCheck } from 'lucide-react'
import { Failure } from '../../ui/failure.tsx'
import { ForeignText } from '../../ui/foreign-text.tsx'
import { titleOf } from '../../net/step-words.ts'
import type { WorkflowShape } from '../../net/workflow-shape.ts'
import { count, say } from '../../words/say.ts'
import { workflows as words } from '../../words/workflows.ts'
import { stepOf } from './marks-of-findings.ts'
import type { JsonFault } from './read-json.ts'
import type { Check, WorkflowFinding } from './use-check.ts'

interface FindingsProps {
  readonly check: Check
  readonly workflow: WorkflowShape
  /** Why the text is no JSON; left out: it is. */
  readonly fault?: JsonFault | null
  readonly picked: string | null
  readonly onPick: (step: string) => void
  /** The line that a path leads to; left out: there is no text beside. */
  readonly lineOf?: (at: string) => number | null
  readonly onLine?: (line: number, column: number) => void
}

/** The most findings that the server tells. */
const most = 200

/** What stands against a workflow, in words, each with the step and the line that it is about. */
export function Findings({ check, workflow, fault = null, ...finding }: FindingsProps) {
  const { findings, checking, error, again } = check
  if (fault !== null) return <SyntaxFault fault={fault} onLine={finding.onLine} />
  if (error !== null && findings === null) return <Failure error={error} retry={again} />
  if (findings === null)
    return <p className="text-sm text-ink-2">{checking ? words.check.checking : words.check.waiting}</p>
  return (
    <div>
      <p
        aria-live="polite"
        className={`flex items-start gap-2 text-sm font-medium ${findings.length === 0 ? 'text-ok' : 'text-bad'}`}
      >
        {findings.length === 0 ? (
          <CircleCheck size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
        ) : (
          <CircleAlert size={16} aria-hidden="true" className="mt-0.5 shrink-0" />
        )}
        <span>
          {findings.length === 0 ? words.check.sound : count(findings.length, words.check.unsound)}
          <span className={`ms-2 font-normal text-ink-3 ${checking ? '' : 'invisible'}`}>{words.check.checking}</span>
        </span>
      </p>
      <ul className="mt-2 grid gap-2">
        {findings.map((one, index) => (
          <Row key={index} finding={one} workflow={workflow} {...finding} />
        ))}
      </ul>
      {findings.length < most ? null : (
        <p className="mt-2 text-sm text-ink-2">{say(words.check.atMost, { n: most })}</p>
      )}
    </div>
  )
}

function SyntaxFault({ fault, onLine }: { readonly fault: JsonFault; readonly onLine: FindingsProps['onLine'] }) {
  return (
    <div role="status" className="rounded-md bg-warn-soft px-3 py-2 text-sm text-warn">
      <p className="font-medium">{words.check.syntaxTitle}</p>
      <p className="foreign">{say(words.check.syntax, { ...fault })}</p>
      <p className="flex flex-wrap gap-x-3">
        {words.check.drawnSoFar}
        {onLine === undefined ? null : (
          <button type="button" className="font-medium underline" onClick={() => onLine(fault.line, fault.column)}>
            {say(words.check.goTo, { line: fault.line })}
          </button>
        )}
      </p>
    </div>
  )
}

interface RowProps extends Pick<FindingsProps, 'workflow' | 'picked' | 'onPick' | 'lineOf' | 'onLine'> {
  readonly finding: WorkflowFinding
}

function Row({ finding, workflow, picked, onPick, lineOf, onLine }: RowProps) {
  const step = stepOf(finding, workflow)
  const line = lineOf?.(finding.at) ?? null
  const kind = Object.entries(words.codes).find(([code]) => code === finding.code)?.[1] ?? finding.code
  return (
    <li
      className={`rounded-md border px-3 py-2 text-sm ${step !== null && step === picked ? 'border-accent bg-accent-soft' : 'bg-card'}`}
    >
      <p className="foreign first-letter:uppercase">
        <ForeignText text={finding.message.slice(0, 2_000)} />
      </p>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-3 text-xs text-ink-3">
        <span>{kind}</span>
        {step === null ? (
          <span className="foreign font-mono">{finding.at === 'workflow' ? words.check.whole : finding.at}</span>
        ) : (
          <button
            type="button"
            className="foreign font-medium text-accent hover:underline"
            onClick={() => onPick(step)}
          >
            {say(words.check.inStep, { name: titleOf(step) })}
          </button>
        )}
        {step === null ? null : (
          <span className="foreign font-mono">{finding.at.replace(/^nets\[\d+\]\.steps\[\d+\]\.?/, '')}</span>
        )}
        {line === null || onLine === undefined ? null : (
          <button
            type="button"
            className="tabular font-medium text-accent hover:underline"
            onClick={() => onLine(line, 1)}
          >
            {say(words.check.goTo, { line })}
          </button>
        )}
      </p>
    </li>
  )
}
