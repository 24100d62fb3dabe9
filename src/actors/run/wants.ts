import type { ActivityIntent, OnLoss, TimerIntent } from '../../core/store/append.ts'
import { activityKey, isLost } from './activity-key.ts'
import { isHeld } from './budget.ts'
import { memberOf, openAttempts, type Play, type StepAttempt } from './run-context.ts'
import { isActive, type RunState } from './run-state.ts'

/** What should be in flight for a run, by key. */
export interface Wants {
  readonly activities: ReadonlyMap<string, ActivityIntent>
  readonly timers: ReadonlyMap<string, TimerIntent>
}

const nothing: Wants = { activities: new Map(), timers: new Map() }

/** Reads from the state what should be in flight: a level, not an edge. Empty while paused, parked, cancelled or ended. */
export function wants(state: RunState): Wants {
  const { play } = state.run.context
  if (!isActive(state) || play === null) return nothing
  const activities = new Map<string, ActivityIntent>()
  const timers = new Map<string, TimerIntent>()
  for (const attempt of openAttempts(state.run.context)) {
    const kind = kindOf(play, attempt)
    if (kind === null || isLost(attempt)) continue
    const key = activityKey(attempt)
    if (attempt.retryAt !== null) timers.set(key, { key, dueAt: attempt.retryAt, body: { step: attempt.step } })
    else if (attempt.blocked === null && !isHeld(state.run.context, attempt)) {
      const { step, attempt: number, round } = attempt
      activities.set(key, { key, kind, input: { step, attempt: number, round }, onLoss: onLossOf(play, attempt) })
    }
  }
  return { activities, timers }
}

function kindOf(play: Play, { step, stage }: StepAttempt): string | null {
  if (stage === 'think' || stage === 'tool') return stage
  if (stage !== 'before' && stage !== 'after') return null
  return memberOf(play.plan, step)?.[stage] ?? null
}

/** Thinking and the platform's own work can be done again; only a tool may have changed something elsewhere. */
function onLossOf({ plan, net }: Play, { step, stage }: StepAttempt): OnLoss {
  if (stage !== 'tool') return 'retry'
  const tool = net.steps.get(step)?.step.who
  return plan.tools.find(({ name }) => name === tool)?.onLoss ?? 'ask'
}

/** What has to be started and what ended to get from one set of wants to another. */
export interface WantsChange {
  readonly activities: { readonly add: readonly ActivityIntent[]; readonly remove: readonly string[] }
  readonly timers: { readonly add: readonly TimerIntent[]; readonly remove: readonly string[] }
}

export function diffWants(before: Wants, after: Wants): WantsChange {
  return {
    activities: difference(before.activities, after.activities),
    timers: difference(before.timers, after.timers),
  }
}

function difference<Want>(
  before: ReadonlyMap<string, Want>,
  after: ReadonlyMap<string, Want>,
): { add: Want[]; remove: string[] } {
  return {
    add: [...after].filter(([key]) => !before.has(key)).map(([, want]) => want),
    remove: [...before.keys()].filter((key) => !after.has(key)),
  }
}
