import { StoreUnavailable } from '../../core/store/errors.ts'

/** Whether the store is only away: what was asked can be asked again. */
export const isAway = (error: unknown): boolean => error instanceof StoreUnavailable && error.retryable

/** Asks until the store can be reached. Rejects with what `pause` rejects with, and with every other error. */
export async function insist<T>(pause: () => Promise<void>, ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!isAway(error)) throw error
      await pause()
    }
  }
}
