import { z } from 'zod'
import { memberOf, openAttempt, type RunContext, type StepAttempt } from '../actors/run/run-context.ts'
import type { Work } from '../actors/runtime/performer.ts'
import type { Step, Workflow } from '../workflow/workflow.ts'
import type { TeamMember } from '../workflow/plan.ts'
import { MissingInput } from './missing-input.ts'

const inputSchema = z.object({ step: z.string(), attempt: z.int(), round: z.int() })

/** Everything about the step that an activity works for. */
export interface StepWork {
  readonly run: RunContext
  readonly attempt: StepAttempt
  readonly step: Step
  readonly member: TeamMember
  readonly workflow: Workflow
}

/** Finds the step of an activity in its run. */
export const stepWork = ({ activity, run }: Work): StepWork => workOn(run, inputSchema.parse(activity.input).step)

/** Everything about a step that is at work. Throws MissingInput. */
export function workOn(run: RunContext, name: string): StepWork {
  const attempt = openAttempt(run, name)
  const workflow = run.play?.plan.workflow
  const step = workflow?.nets[0]?.steps.find(({ id }) => id === name)
  const member = run.play === null ? undefined : memberOf(run.play.plan, name)
  if (attempt === undefined || workflow === undefined || step === undefined || member === undefined) {
    throw new MissingInput(`Found no open attempt of step ${name} with a team member, expected one.`)
  }
  return { run, attempt, step, member, workflow }
}
