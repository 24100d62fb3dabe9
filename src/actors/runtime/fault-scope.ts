import { AsyncLocalStorage } from 'node:async_hooks'

type Answer = (error: unknown) => void

const scope = new AsyncLocalStorage<Answer>()

/** Runs work of one run. `fail` gets what is thrown in its callbacks, timers and forgotten promises, where nobody catches it. */
export const answeringFor = <T>(fail: Answer, work: () => T): T => scope.run(fail, work)

/** Hands an error that nobody caught to the run in whose work it was thrown. False: it was thrown in none. */
export function failRun(error: unknown): boolean {
  const fail = scope.getStore()
  if (fail === undefined) return false
  fail(error)
  return true
}
