/** Those who wait for something to change. Waking is all they are told: they look for themselves. */
export class Wakers {
  #waiting = new Set<() => void>()

  /** Resolves at the next wake, or as soon as the signal is aborted. */
  wait(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return Promise.resolve()
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done)
        signal.removeEventListener('abort', done)
        resolve()
      }
      this.#waiting.add(done)
      signal.addEventListener('abort', done)
    })
  }

  wake(): void {
    const waiting = this.#waiting
    this.#waiting = new Set()
    for (const done of waiting) done()
  }
}

/** Resolves when the first of several wakes, or as soon as the signal is aborted. */
export async function firstWake(wakers: readonly Wakers[], signal: AbortSignal): Promise<void> {
  const woken = new AbortController()
  const stop = (): void => woken.abort()
  // Not AbortSignal.any: a signal that lives long remembers whoever ever depended on it.
  signal.addEventListener('abort', stop)
  if (signal.aborted) stop()
  await Promise.race(wakers.map((one) => one.wait(woken.signal)))
  signal.removeEventListener('abort', stop)
  stop()
}
