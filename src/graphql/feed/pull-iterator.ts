/** Gives the next value, or null at the end. Rejects (or gives null) soon after the signal is aborted. */
export type Pull<Value> = (signal: AbortSignal) => Promise<Value | null>

/**
 * An async iterator over `pull`, one pull at a time. `return()` never waits for a pull: it aborts it, and whoever waits
 * in `next()` gets the end at once. `closed` is called once, however the iterator ends.
 */
export function pullIterator<Value>(pull: Pull<Value>, closed: () => void): AsyncIterableIterator<Value> {
  const end: IteratorReturnResult<undefined> = { done: true, value: undefined }
  const abort = new AbortController()
  const waiting = new Set<(result: typeof end) => void>()
  let last: Promise<unknown> = Promise.resolve()

  const stop = (): void => {
    if (abort.signal.aborted) return
    abort.abort()
    closed()
  }
  /** Whoever waits for a pull need not wait for it to come back. */
  const leave = (): void => {
    stop()
    for (const finish of waiting) finish(end)
    waiting.clear()
  }
  const step = async (): Promise<IteratorResult<Value, undefined>> => {
    if (abort.signal.aborted) return end
    try {
      const value = await pull(abort.signal)
      if (value !== null && !abort.signal.aborted) return { done: false, value }
    } catch (error) {
      if (abort.signal.aborted) return end
      stop()
      throw error
    }
    stop()
    return end
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next() {
      const mine = last.then(step)
      last = mine.catch(() => undefined)
      return new Promise((resolve, reject) => {
        waiting.add(resolve)
        mine.then(resolve, reject).finally(() => waiting.delete(resolve))
      })
    },
    return() {
      leave()
      return Promise.resolve(end)
    },
    throw(error) {
      leave()
      return Promise.reject(error as Error)
    },
  }
}
