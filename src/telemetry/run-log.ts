import type { EncodedEvent } from '../core/store/append.ts'
import { publicRunId } from '../core/ids.ts'
import type { Logger } from '../core/logger.ts'
import { unreachable } from '../core/unreachable.ts'
import type { StoreFact } from './observed-store.ts'

/** Events that an operator hears of, and how loudly. */
const told: Readonly<Record<string, { readonly level: 'info' | 'warn'; readonly message: string }>> = {
  RunCompleted: { level: 'info', message: 'run completed' },
  RunCancelled: { level: 'info', message: 'run cancelled' },
  RunFailed: { level: 'warn', message: 'run failed' },
  RunParked: { level: 'warn', message: 'run parked' },
  StepExhausted: { level: 'warn', message: 'a step has no attempt left' },
  BudgetExceeded: { level: 'warn', message: 'a run waits for a higher budget' },
}

/** One line for each event of a run's life that an operator cares about; nothing for the many others. */
export const runLog =
  (logger: Logger) =>
  (fact: StoreFact): void => {
    switch (fact.type) {
      case 'claimed': {
        const { runId, epoch, from } = fact.run
        const fields = { run: publicRunId(runId), epoch }
        if (from === null) logger.info(fields, 'run claimed')
        else logger.warn({ ...fields, from }, 'run taken over')
        break
      }
      case 'lost':
        logger.warn(
          { run: publicRunId(fact.runId), step: fact.key.split('/', 1)[0], activity: fact.key },
          'activity lost with its node',
        )
        break
      case 'committed':
        for (const event of fact.batch.events) tellOf(logger, publicRunId(fact.batch.runId), event)
        break
      case 'refused':
        logger.warn({ run: publicRunId(fact.batch.runId), epoch: fact.batch.epoch }, 'stale append refused')
        break
      case 'faulty':
        logger.error({ run: publicRunId(fact.runId), error: fact.error }, 'run parked')
        break
      case 'called':
      case 'flushed':
      case 'unknown':
      case 'lease_held':
        break
      default:
        unreachable(fact)
    }
  }

function tellOf(logger: Logger, run: string, { type, persona, json }: EncodedEvent): void {
  const known = told[type]
  if (known === undefined) return
  const { error, message, code, outcome, step, reason } = JSON.parse(json) as Readonly<Record<string, unknown>>
  const fields = { run, persona: persona ?? undefined, step, code, outcome, reason, error: error ?? message }
  logger[known.level](fields, known.message)
}
