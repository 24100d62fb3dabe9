import type { CommandBody } from '../../../core/command.ts'
import { stepId } from '../../../core/ids.ts'
import { failed, stepStatus } from '../../../workflow/marking.ts'
import type { RunContext } from '../run-context.ts'
import { type Outcome, refuse } from './outcome.ts'

/**
 * One more attempt for a step that waits for a person's word, or one more try where its provider failed. Where an approval is
 * open about it, this is its answer.
 */
export function decideRetry(run: RunContext, { step, reason }: CommandBody<'retry_step'>): Outcome {
  const now = run.play
  const source = now?.net.steps.get(step)
  if (now === null || source === undefined) {
    const names = now === null ? 'none yet' : [...now.net.steps.keys()].join(', ')
    return refuse('NOT_FOUND', `Found no step "${step.slice(0, 60)}", expected one of the plan: ${names}.`)
  }
  const about = ['step_failed', 'provider_failed']
  const asked = run.approvals.findLast((one) => about.includes(one.about) && one.step === step && one.answer === null)
  if (asked?.about !== 'provider_failed' && !failed(now.net, now.marking).includes(step)) {
    const stands = stepStatus(source, now.marking)
    const message = `Found step ${step} ${stands}, expected one that has used up its attempts and waits for a person.`
    return refuse('STEP_NOT_FAILED', message)
  }
  if (asked === undefined) return { events: [{ type: 'StepRetried', data: { step: stepId(step), reason } }] }
  const answer = { id: asked.id, by: null, decision: 'retry', comment: reason, outputs: {} }
  return { events: [{ type: 'ApprovalGiven', data: answer }] }
}
