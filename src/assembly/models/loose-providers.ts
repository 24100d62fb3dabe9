import type { Brain } from '../../brain/brain.ts'
import type { Clock } from '../../core/clock.ts'
import type { Logger } from '../../core/logger.ts'
import type { ModelProvider } from '../../core/provider.ts'
import type { AnswerCache } from '../../core/store/answer-cache.ts'
import type { DaySpending } from '../../core/store/day-spending.ts'
import type { ModelSettings } from '../../model-settings.ts'
import { openGateway } from './open-gateway.ts'
import { planModels } from './plan-models.ts'

/** Every answer is had afresh. */
export const nothingKept: AnswerCache = {
  find: () => Promise.resolve(null),
  put: () => Promise.resolve(),
  forget: () => Promise.resolve(),
}
const today = { day: new Date().toISOString().slice(0, 10), spent: 0, reserved: 0 }
const uncounted: DaySpending = {
  reserve: (amount) => Promise.resolve({ held: { day: today.day, amount } }),
  settle: () => Promise.resolve(),
  today: () => Promise.resolve(today),
}
const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }

/**
 * The providers that ask models, outside of a node: without a store nothing is kept, and what calls cost is counted by
 * whoever makes them. Throws InvalidInput where the environment is wrong about models.
 */
export async function looseProviders(
  settings: ModelSettings,
  { brain, clock }: { readonly brain: Brain; readonly clock: Clock },
): Promise<readonly ModelProvider[]> {
  const plan = await planModels(settings, brain)
  const store = { answers: nothingKept, spending: uncounted }
  return openGateway(plan, settings, { store, clock, logger: silent }).providers
}
