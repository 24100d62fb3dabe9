/**
 * The items of each part of a stream, one by one. A part is taken only when all items before it were. `return()` ends
 * the stream at once, also for whoever waits in `next()`.
 */
export function itemsOf<Part, Item>(
  parts: AsyncIterableIterator<Part>,
  itemsIn: (part: Part) => readonly Item[],
): AsyncIterableIterator<Item> {
  let items: Iterator<Item> = [][Symbol.iterator]()
  let last: Promise<unknown> = Promise.resolve()

  const step = async (): Promise<IteratorResult<Item>> => {
    for (;;) {
      const item = items.next()
      if (item.done !== true) return item
      const part = await parts.next()
      if (part.done === true) return { done: true, value: undefined }
      items = itemsIn(part.value)[Symbol.iterator]()
    }
  }
  return {
    [Symbol.asyncIterator]() {
      return this
    },
    next() {
      const mine = last.then(step)
      last = mine.catch(() => undefined)
      return mine
    },
    async return() {
      items = [][Symbol.iterator]()
      await parts.return?.()
      return { done: true, value: undefined }
    },
  }
}
