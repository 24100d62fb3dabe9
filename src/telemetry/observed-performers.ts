import { memberOf } from '../actors/run/run-context.ts'
import type { Performer, Performers, Work } from '../actors/runtime/performer.ts'
import type { Clock } from '../core/clock.ts'
import { G1Error, messageOf } from '../core/errors.ts'
import { publicRunId } from '../core/ids.ts'
import type { Logger } from '../core/logger.ts'
import type { ActivityMetrics } from './activity-metrics.ts'

interface Observing {
  readonly metrics: ActivityMetrics
  readonly logger: Logger
  readonly clock: Pick<Clock, 'monotonic'>
}

/** The same performers, counted and timed; those that fail are logged. */
export const observedPerformers = (performers: Performers, observing: Observing): Performers =>
  new Map([...performers].map(([kind, perform]) => [kind, observed(kind, perform, observing)]))

function observed(kind: string, perform: Performer, { metrics, logger, clock }: Observing): Performer {
  return async (work, signal) => {
    const began = clock.monotonic()
    const seconds = (): number => (clock.monotonic() - began) / 1_000
    metrics.begun(kind)
    try {
      const result = await perform(work, signal)
      metrics.ended(kind, signal.aborted ? 'aborted' : 'done', seconds())
      return result
    } catch (error) {
      metrics.ended(kind, signal.aborted ? 'aborted' : 'failed', seconds())
      if (!signal.aborted) logger.warn({ ...about(work), ...failure(error) }, 'activity failed')
      throw error
    }
  }
}

function about({ runId, activity, run }: Work): object {
  const step = activity.key.split('/', 1)[0] ?? ''
  const persona = run.play === null ? undefined : memberOf(run.play.plan, step)?.persona
  return { run: publicRunId(runId), step, persona, activity: activity.key }
}

const failure = (error: unknown): object => ({
  code: error instanceof G1Error ? error.code : 'UNEXPECTED',
  error: messageOf(error),
})
