import type { Hint } from '../core/bus.ts'

/** Those who want to be told. They are called after the caller's turn; one that throws does not keep others from it. */
export interface Listeners {
  readonly add: (listener: (hint: Hint) => void) => () => void
  readonly tell: (hint: Hint) => void
  readonly clear: () => void
}

export function listeners(onError: (error: unknown) => void): Listeners {
  const all = new Set<{ readonly call: (hint: Hint) => void }>()
  return {
    add: (listener) => {
      const entry = { call: listener } // the same function may listen twice
      all.add(entry)
      return () => {
        all.delete(entry)
      }
    },
    tell: (hint) => {
      for (const entry of all)
        queueMicrotask(() => {
          if (!all.has(entry)) return
          try {
            entry.call(hint)
          } catch (error) {
            onError(error)
          }
        })
    },
    clear: () => all.clear(),
  }
}
