import type { Decided } from '../../../core/event/run-event.ts'
import { type PersonaId, platformAuthor, stepId } from '../../../core/ids.ts'
import { answersOf } from '../../../workflow/answers-of.ts'
import type { Approval, Play, RunContext, StepAttempt } from '../run-context.ts'
import { completeStep } from './complete-step.ts'

const approvalId = (run: RunContext): string => `P${run.approvals.length + 1}`

const about = (run: RunContext, attempt: StepAttempt, kind: Approval['about']): Approval | undefined =>
  run.approvals.find((one) => one.step === attempt.step && one.attempt === attempt.attempt && one.about === kind)

/** A human step: its work item is put before a person once; the answer completes the step. */
export function askPerson(run: RunContext, now: Play, attempt: StepAttempt): readonly Decided[] {
  const asked = about(run, attempt, 'human_step')
  if (asked?.answer != null) return completeStep(run, now, { ...attempt, outputs: asked.answer.outputs })
  const source = now.net.steps.get(attempt.step)?.step
  if (asked !== undefined || source === undefined) return []
  return [
    {
      type: 'ApprovalRequested',
      data: {
        id: approvalId(run),
        step: attempt.step,
        attempt: attempt.attempt,
        about: 'human_step',
        role: source.who,
        goal: source.goal ?? `Answer step ${attempt.step}`,
        reason: now.exhausted,
        options: answersOf(now.plan.workflow, attempt.step),
        outputs: now.plan.workflow.vars
          .filter(({ name }) => source.out.includes(name))
          .map(({ name, type }) => ({ name, type })),
      },
    },
  ]
}

/** Where the plan says that a person approves a step before the work goes on. Null: nothing stands in the way. */
export function askPlanRule(run: RunContext, now: Play, attempt: StepAttempt): readonly Decided[] | null {
  if (!now.plan.rules.approvals.includes(attempt.step)) return null
  const asked = about(run, attempt, 'plan_rule')
  if (asked === undefined) {
    const { step, attempt: number } = attempt
    const goal = now.net.steps.get(step)?.step.goal ?? step
    const data = {
      id: approvalId(run),
      step,
      attempt: number,
      about: 'plan_rule',
      role: 'owner',
      goal,
      reason: null,
    } as const
    return [{ type: 'ApprovalRequested', data: { ...data, options: ['approve', 'reject'], outputs: [] } }]
  }
  if (asked.answer === null) return []
  if (asked.answer.decision === 'approve') return null
  const persona: PersonaId = attempt.persona ?? platformAuthor
  const message = asked.answer.comment ?? 'A person rejected it and did not say why.'
  const findings = [{ code: 'judgement', message, clauses: [] }]
  const { step, attempt: number } = attempt
  return [{ type: 'StepFailed', persona, data: { step, attempt: number, reason: message, findings } }]
}

/** A step that used up its attempts and has nowhere to go: a person grants another one, or ends the run. */
export function askAboutFailure(run: RunContext, failed: readonly string[]): readonly Decided[] {
  for (const step of failed) {
    const attempt = run.attempts.findLast((one) => one.step === step)
    if (attempt === undefined) continue
    const asked = about(run, attempt, 'step_failed')
    if (asked === undefined) {
      const data = {
        id: approvalId(run),
        step: stepId(step),
        attempt: attempt.attempt,
        about: 'step_failed',
        role: 'owner',
      } as const
      const goal = `Step ${step} has used up its attempts. Retry it, or cancel the run.`
      return [
        {
          type: 'ApprovalRequested',
          data: { ...data, goal, reason: attempt.reason, options: ['retry', 'cancel'], outputs: [] },
        },
      ]
    }
    if (asked.answer?.decision === 'retry') return [{ type: 'StepRetried', data: { step: stepId(step) } }]
    if (asked.answer?.decision === 'cancel') return [{ type: 'RunCancelled', data: { reason: asked.answer.comment } }]
  }
  return []
}
