import type { Decided } from '../../../core/event/run-event.ts'

/** Why a run cannot follow a command. `code` is stable, upper-case. */
export interface Refusal {
  readonly code: string
  readonly message: string
}

/** What a command leads to, or why it cannot be followed. */
export type Outcome = { readonly events: readonly Decided[] } | { readonly refused: Refusal }

export const refuse = (code: string, message: string): Outcome => ({ refused: { code, message } })
