import { Link } from '@tanstack/react-router'
import { Badge } from '../../ui/badge.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { StepFacts } from '../../net/step-facts.tsx'
import { StateSign } from '../../net/state-sign.tsx'
import { toneOf } from '../../net/step-mark.ts'
import { doerOf, stateWord, titleOf } from '../../net/step-words.ts'
import type { WorkflowShape } from '../../net/workflow-shape.ts'
import { plan as words } from '../../words/plan.ts'
import { say } from '../../words/say.ts'
import { useScene } from '../run/scene.tsx'
import { AttemptCard } from './attempt-card.tsx'
import type { NetLog } from './plan-log.ts'
import { Part } from './sheet-part.tsx'
import type { ShownPlan } from './use-plans.ts'

interface StepSheetProps {
  readonly name: string
  readonly plan: ShownPlan['plan']
  readonly workflow: WorkflowShape
  readonly titles: ReadonlyMap<string, string>
  readonly log: NetLog
  readonly onClose: () => void
}

/** All that is known of a step: what it is for, how it is played, and every attempt at it. */
export function StepSheet({ name, plan, workflow, titles, log, onClose }: StepSheetProps) {
  const { run, runId } = useScene()
  const step = plan.steps.find((one) => one.name === name)
  const shape = workflow.nets.flatMap(({ steps }) => steps).find(({ id }) => id === name)
  if (step === undefined || shape === undefined)
    return (
      <Dialog title={titleOf(name)} place="side" onClose={onClose}>
        <p>{say(words.sheet.noSuch, { name })}</p>
      </Dialog>
    )
  const byPerson = step.by === 'HUMAN'
  const attempts = run.steps.filter((one) => one.name === name && one.phase === plan.phase)
  const clauses = new Map((run.requirements?.clauses ?? []).map((clause) => [clause.id, clause.text]))
  return (
    <Dialog title={titleOf(name)} place="side" onClose={onClose}>
      <div className="grid gap-5">
        <div className="flex flex-wrap items-center gap-2 text-sm">
          <Badge tone={toneOf(step.state, byPerson)}>
            <StateSign state={step.state} size={12} />
            {stateWord(step.state, byPerson)}
          </Badge>
          <span className="foreign font-medium">{doerOf(shape, titles)}</span>
          <span className="tabular text-ink-2">
            {say(words.sheet.left, { started: step.started, attempts: step.attempts })}
          </span>
        </div>
        {step.state === 'FAILED' && step.started >= step.attempts ? (
          <p className="text-sm text-bad">{words.sheet.retry}</p>
        ) : null}
        <Part title={words.sheet.rules}>
          <StepFacts workflow={workflow} step={shape} />
        </Part>
        <Part title={words.sheet.clauses}>
          {step.clauses.includes('*') ? (
            <p>{words.sheet.allClauses}</p>
          ) : (
            <ul className="grid gap-1 text-sm">
              {step.clauses.map((clause) => (
                <li key={clause} className="flex gap-2">
                  <Link
                    to="/runs/$runId/hub"
                    params={{ runId }}
                    search={(before) => ({ ...before, open: `clause:${clause}` })}
                    className="w-10 shrink-0 font-mono text-accent"
                  >
                    {clause}
                  </Link>
                  <span className="foreign text-ink-2">{clauses.get(clause) ?? ''}</span>
                </li>
              ))}
            </ul>
          )}
        </Part>
        <Part title={words.sheet.attempts}>
          {attempts.length === 0 ? <p className="text-sm text-ink-2">{words.sheet.none}</p> : null}
          <ol className="grid gap-3">
            {attempts.toReversed().map((attempt) => (
              <AttemptCard key={attempt.id} attempt={attempt} log={log} />
            ))}
          </ol>
        </Part>
      </div>
    </Dialog>
  )
}
