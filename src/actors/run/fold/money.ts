import type { EventData } from '../../../core/event/run-event.ts'
import type { Loss } from '../../../core/provider.ts'
import { sumUsd } from '../../../core/usd.ts'
import { activityKey } from '../activity-key.ts'
import { addUsage, type ModelUsage, noUsage } from '../model-usage.ts'
import { type Call, openAttempt, type RunContext } from '../run-context.ts'
import { onAttempt } from './hub.ts'

/** How many of the calls may have been charged without anybody knowing. */
const unknown = (calls: readonly Call[]): number => calls.filter(({ stopped, usd }) => stopped && usd > 0).length

function withCalls(run: RunContext, calls: readonly Call[]): RunContext {
  const possiblyPaidTwice = run.usage.possiblyPaidTwice + unknown(calls) - unknown(run.budget.calls)
  return { ...run, budget: { ...run.budget, calls }, usage: { ...run.usage, possiblyPaidTwice } }
}

/** Calls that come to an end of which nobody knows: all, or those of one activity. They count as spent. */
export const stopCalls = (run: RunContext, of: string | null = null): RunContext =>
  withCalls(
    run,
    run.budget.calls.map((call) => (of === null || call.key === of ? { ...call, stopped: true } : call)),
  )

/** What another run has under way is not this one's. */
export const withoutCalls = (run: RunContext): RunContext =>
  withCalls(
    run,
    run.budget.calls.filter(({ stopped }) => stopped),
  )

/** The end of a call is known, and what it cost: that takes the place of the most that it could. `lostRequests` of it are not. */
export function settle(run: RunContext, key: string, { costUsd, lostRequests }: Settlement): RunContext {
  const { usage, budget } = run
  const { calls, lostUsd } = budget
  const counted = { ...run, usage: { ...usage, possiblyPaidTwice: usage.possiblyPaidTwice + lostRequests } }
  // Where a call was lost and begun again, the first receipt is of one of the two, and the other is stopped.
  const settled = calls.findIndex((call) => call.key === key)
  const call = calls[settled]
  if (call === undefined) return counted
  const rest = stopCalls(withCalls(counted, calls.toSpliced(settled, 1)), key)
  if (lostRequests === 0) return rest
  return { ...rest, budget: { ...rest.budget, lostUsd: sumUsd(lostUsd, Math.max(0, call.usd - costUsd)) } }
}

interface Settlement {
  readonly costUsd: number
  readonly lostRequests: number
}

interface Charge extends Loss {
  readonly step: string
  /** Left out: none. */
  readonly answers?: Pick<ModelUsage, 'calls' | 'cachedAnswers'>
}

/** The step's call has ended, with an answer or without: it is settled, and counted for its attempt and for the run. */
export function charge(run: RunContext, { step, usage, lostRequests, answers }: Charge): RunContext {
  const used: ModelUsage = { ...noUsage, ...usage, ...answers }
  const attempt = openAttempt(run, step)
  const key = attempt === undefined ? '' : activityKey(attempt)
  const settled = settle(run, key, { costUsd: used.costUsd, lostRequests })
  const counted = { ...settled, usage: { ...settled.usage, ...addUsage(settled.usage, used) } }
  return onAttempt(counted, step, (one) => ({ ...one, usage: addUsage(one.usage, used) }))
}

type Answer = Pick<EventData['ModelAnswered'], 'step' | 'usage' | 'cached' | 'lostRequests'>

/** An answer is a call, however useful it is; for one that was there already nothing was sent. */
export function paid(run: RunContext, { step, usage, cached = false, lostRequests = 0 }: Answer): RunContext {
  const answers = { calls: 1, cachedAnswers: cached ? 1 : 0 }
  return charge(run, { step, usage: cached ? null : usage, lostRequests, answers })
}
