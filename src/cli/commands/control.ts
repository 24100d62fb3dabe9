import type { ExitCode } from '../exit-code.ts'
import type { World } from '../world.ts'
import { commandRun } from './command-run.ts'

export interface ControlOptions {
  readonly reason?: string
  /** `resume`: go on without the message that parked the run. */
  readonly dropMessage?: boolean
  readonly server?: string
}

interface Controlling {
  readonly control: 'pause' | 'resume' | 'cancel'
  readonly runId: string
  readonly options: ControlOptions
}

const reasonOf = ({ reason }: ControlOptions): { readonly reason?: string } => (reason === undefined ? {} : { reason })

/** `g1 pause`, `g1 resume`, `g1 cancel`. */
export function control(world: World, { control: what, runId, options }: Controlling): Promise<ExitCode> {
  const [method, effect] = (
    {
      pause: ['pauseRun', 'RunPaused'],
      resume: ['resumeRun', 'RunResumed'],
      cancel: ['cancelRun', 'RunCancelled'],
    } as const
  )[what]
  return commandRun(world, {
    what,
    runId,
    server: options.server,
    effects: [effect],
    send: (client, id) => {
      const { dropMessage } = options
      return client[method]({ runId: id, ...reasonOf(options), ...(dropMessage === true ? { dropMessage } : {}) })
    },
  })
}

interface Retrying {
  readonly runId: string
  /** Its name in the plan, or the id of one of its attempts. */
  readonly step: string
  readonly options: ControlOptions
}

/** `g1 retry`: one more attempt for a step that has used up its own. */
export const retry = (world: World, { runId, step, options }: Retrying): Promise<ExitCode> =>
  commandRun(world, {
    what: `retry ${step} of`,
    runId,
    server: options.server,
    effects: ['StepRetried', 'ApprovalGiven'],
    send: (client, id) => client.retryStep({ runId: id, stepId: step, ...reasonOf(options) }),
  })

interface Raising {
  readonly runId: string
  /** The new limit, in US dollars. */
  readonly budgetUsd: number
  readonly options: ControlOptions
}

/** `g1 raise-budget`: what a run may spend from now on. */
export const raiseBudget = (world: World, { runId, budgetUsd, options }: Raising): Promise<ExitCode> =>
  commandRun(world, {
    what: 'raise the budget of',
    runId,
    server: options.server,
    effects: ['BudgetRaised'],
    send: (client, id) => client.raiseBudget({ runId: id, budgetUsd, ...reasonOf(options) }),
  })
