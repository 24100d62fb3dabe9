import type { TaskResult } from '../../../core/activity-result.ts'
import type { Decided } from '../../../core/event/run-event.ts'
import { platformAuthor } from '../../../core/ids.ts'
import type { RunContext, StepAttempt } from '../run-context.ts'
import { memberOf } from '../run-context.ts'
import { rework } from './rework.ts'
import { newEntry } from './thought.ts'

/** What follows from work that the platform did for a step. */
export function decideTask(run: RunContext, attempt: StepAttempt, result: TaskResult): readonly Decided[] {
  const { step, attempt: number, round, stage } = attempt
  const { findings, more = false } = result
  const before = stage === 'before'
  const task = (run.play === null ? null : memberOf(run.play.plan, step)?.[before ? 'before' : 'after']) ?? stage
  const entries = result.entries.map((entry, offset) =>
    newEntry({ run, attempt, author: platformAuthor, offset }, entry),
  )
  const last = entries.at(-1)
  const about = last ?? attempt.entries.at(-1)
  return [
    ...entries.map((entry): Decided => ({ type: 'EntryPublished', data: { entry } })),
    ...(result.locked === null || about === undefined || result.findings.length > 0
      ? []
      : [{ type: 'TestsLocked', data: { step, entry: about.id, ...result.locked } } as const]),
    ...(result.ran === null || about === undefined
      ? []
      : [{ type: 'TestsRun', data: { step, attempt: number, entry: about.id, ...result.ran } } as const]),
    ...(result.amended === undefined || last === undefined
      ? []
      : [
          {
            type: 'TestAmended',
            data: { step, entry: last.id, checkedBy: attempt.persona ?? platformAuthor, ...result.amended },
          } as const,
        ]),
    {
      type: 'TaskFinished',
      persona: attempt.persona ?? platformAuthor,
      data: {
        step,
        attempt: number,
        round,
        task,
        entries: entries.map(({ id }) => id),
        findings,
        ...(more ? { more } : {}),
      },
    },
    ...(findings.length === 0 || more ? [] : before ? failed(attempt, result) : sentBack(run, attempt, result)),
  ]
}

function sentBack(run: RunContext, attempt: StepAttempt, { findings }: TaskResult): readonly Decided[] {
  const { step, attempt: number, round, persona } = attempt
  return [
    {
      type: 'VerificationFailed',
      persona: persona ?? platformAuthor,
      data: { step, attempt: number, round, findings },
    },
    ...rework(run, attempt, findings),
  ]
}

function failed({ step, attempt, persona }: StepAttempt, { findings }: TaskResult): readonly Decided[] {
  const reason = findings.map((finding) => finding.message).join(' ')
  return [{ type: 'StepFailed', persona: persona ?? platformAuthor, data: { step, attempt, reason, findings } }]
}
