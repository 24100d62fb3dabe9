import { useEffect, useSyncExternalStore } from 'react'

/** Something that the palette can do at this moment. */
export interface Command {
  readonly id: string
  readonly name: string
  /** Under which heading it stands. */
  readonly group: string
  /** The key that does the same without the palette. */
  readonly keys?: string
  readonly run: () => void
}

const offered = new Map<symbol, readonly Command[]>()
const listeners = new Set<() => void>()
let all: readonly Command[] = []

function changed(): void {
  all = [...offered.values()].flat()
  for (const tell of listeners) tell()
}

/** Offers commands in the palette for as long as the caller is drawn. Pass the same list as long as nothing changed. */
export function useOffer(commands: readonly Command[]): void {
  useEffect(() => {
    const mine = Symbol('offer')
    offered.set(mine, commands)
    changed()
    return () => {
      offered.delete(mine)
      changed()
    }
  }, [commands])
}

/** What the pages offer at this moment. */
export const useOffered = (): readonly Command[] =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => all,
  )
