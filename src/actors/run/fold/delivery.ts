import type { DeliveryEvents } from '../../../core/event/delivery-events.ts'
import type { Folds } from './folds.ts'

export const deliveryFolds: Folds<keyof DeliveryEvents> = {
  TestsLocked: (run, locked) => ({ ...run, locked }),
  TestsRun: (run, testRun) => ({ ...run, testRun }),
}
