/** Those who want to be told. They are called after the caller's turn; one that throws does not keep others from it. */
export interface Listeners<Message> {
  readonly add: (listener: (message: Message) => void) => () => void
  readonly tell: (message: Message) => void
  readonly clear: () => void
}

export function listeners<Message>(onError: (error: unknown) => void): Listeners<Message> {
  const all = new Set<{ readonly call: (message: Message) => void }>()
  return {
    add: (listener) => {
      const entry = { call: listener } // the same function may listen twice
      all.add(entry)
      return () => {
        all.delete(entry)
      }
    },
    tell: (message) => {
      for (const entry of all)
        queueMicrotask(() => {
          if (!all.has(entry)) return
          try {
            entry.call(message)
          } catch (error) {
            onError(error)
          }
        })
    },
    clear: () => all.clear(),
  }
}
