import { failRun } from '../actors/runtime/fault-scope.ts'
import { messageOf } from '../core/errors.ts'
import type { Logger } from '../core/logger.ts'

/**
 * Keeps an error that nobody caught from ending the process, and with it every run of the node, where it was thrown in
 * the work of one run: that run answers for it. An error of the node itself ends the process, as it would without this.
 * Returns how to stop.
 */
export function guardProcess(logger: Logger): () => void {
  const onError = (error: unknown): void => {
    if (failRun(error)) {
      logger.error({ error: messageOf(error) }, 'an error of one run was caught by nobody')
      return
    }
    process.off('uncaughtException', onError)
    process.off('unhandledRejection', onError)
    // Nobody listens any more: the process ends with this error.
    setImmediate(() => {
      throw error
    })
  }
  process.on('uncaughtException', onError)
  process.on('unhandledRejection', onError)
  return () => {
    process.off('uncaughtException', onError)
    process.off('unhandledRejection', onError)
  }
}
