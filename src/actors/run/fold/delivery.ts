import type { DeliveryEvents } from '../../../core/event/delivery-events.ts'
import type { Folds } from './folds.ts'

export const deliveryFolds: Folds<keyof DeliveryEvents> = {
  TestsLocked: (run, locked) => ({ ...run, locked }),
  TestAmended: (run, amendment) => {
    const { step, entry, sha256 } = amendment
    const locked = run.locked === null ? null : { ...run.locked, step, entry, sha256 }
    return { ...run, locked, amendments: [...run.amendments, amendment] }
  },
  TestsRun: (run, testRun) => ({ ...run, testRun }),
}
