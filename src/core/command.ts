import { z } from 'zod'
import type { Submission } from './event/control-events.ts'

const json = z.json()
const reason = z.strictObject({ reason: z.string().nullable() })

/** The bodies of the commands that a run understands, by type. `submit` is the first command of every run that is no fork. */
export const commandSchemas = {
  submit: z.custom<Submission>((value) => typeof value === 'object' && value !== null),
  /** The first command of a fork, whose log says so already: it goes on. */
  fork: z.strictObject({}),
  pause: reason,
  resume: reason.extend({
    /** Left out or false: a message that parked the run is handled again. */
    dropMessage: z.boolean().optional(),
  }),
  cancel: reason,
  /** `resume` of a run that was parked outside of its log: that it comes makes the run due. */
  revive: reason,
  retry_step: z.strictObject({ step: z.string(), reason: z.string().nullable() }),
  raise_budget: z.strictObject({ budgetUsd: z.number(), reason: z.string().nullable() }),
  answer_approval: z.strictObject({
    approvalId: z.string(),
    decision: z.string().min(1),
    comment: z.string().nullable(),
    outputs: z.record(z.string(), json),
    by: z.string().nullable(),
  }),
  answer_question: z.strictObject({ questionId: z.string(), answer: z.string().min(1), by: z.string().nullable() }),
} as const

export type CommandType = keyof typeof commandSchemas
export type CommandBody<Type extends CommandType> = z.infer<(typeof commandSchemas)[Type]>
/** A command as the run's logic sees it. */
export type Command = {
  readonly [Type in CommandType]: { readonly type: Type; readonly body: CommandBody<Type> }
}[CommandType]
