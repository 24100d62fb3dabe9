/**
 * An operation of a WebSocket for as long as its result is not there. The protocol's library keeps it where it is going to keep
 * the result, and calls `return` once the peer has ended the operation or has gone. From then on the id may stand for another
 * operation, and the library knows operations by their id alone: it must not go on with this one.
 */
export class PendingOperation implements AsyncIterableIterator<never> {
  #ended = false
  #onEnd: () => void = () => undefined

  next(): Promise<IteratorResult<never>> {
    return never()
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#ended = true
    this.#onEnd()
    return Promise.resolve({ done: true, value: undefined })
  }

  [Symbol.asyncIterator](): this {
    return this
  }

  /** Calls `end` when the peer ends the operation or goes. */
  whenEnded(end: () => void): void {
    if (this.#ended) end()
    else this.#onEnd = end
  }

  /** The value; for an operation that was ended meanwhile nothing, ever. */
  unlessEnded<Value>(value: Value): Promise<Value> {
    return this.#ended ? never() : Promise.resolve(value)
  }
}

/** Whoever waits for it is forgotten with it. */
const never = (): Promise<never> => new Promise(() => undefined)
