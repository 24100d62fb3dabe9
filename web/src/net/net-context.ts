import { createContext, use } from 'react'

/** What the parts of a net's drawing share. Stays the same object while steps change. */
export interface NetContext {
  readonly titles: ReadonlyMap<string, string>
  /** Opens what is known of a step; left out: there is nothing more. */
  readonly onStep: ((name: string) => void) | null
  /** Shows or hides the net inside of a net step, by the id of its node. */
  readonly onFold: (node: string) => void
}

export const Context = createContext<NetContext | null>(null)

/** What the drawing shares. Only inside of a net. */
export function useNet(): NetContext {
  const context = use(Context)
  if (context === null) throw new Error('Found no net, expected one; draw this inside of NetView.')
  return context
}
