import type { Net } from './compile-workflow.ts'

/**
 * One decided move of the game; every choice is inside, so that markings fold from recorded moves without conditions.
 * - started: takes the tokens and one attempt. - completed: gives tokens to the nodes in `to`.
 * - failed: the start came to nothing; the step holds its work and may start again while it has attempts.
 * - exhausted: the work leaves by the exhausted edge; without one, the step gives up and waits for a person.
 * - retried: a person grants a failed step one more attempt.
 */
export type Move =
  | { readonly kind: 'started'; readonly step: string }
  | { readonly kind: 'completed'; readonly step: string; readonly to: readonly string[] }
  | { readonly kind: 'failed'; readonly step: string }
  | { readonly kind: 'exhausted'; readonly step: string }
  | { readonly kind: 'retried'; readonly step: string }

/** An edge that a token took; `to` is a step, a place or END. */
export interface TakenEdge {
  readonly from: string
  readonly to: string
}

/** The edges that a move sends tokens along. */
export function takenEdges(net: Net, move: Move): TakenEdge[] {
  if (move.kind === 'completed') return move.to.map((to) => ({ from: move.step, to }))
  const exhausted = move.kind === 'exhausted' ? net.steps.get(move.step)?.exhausted : undefined
  return exhausted === null || exhausted === undefined ? [] : [{ from: move.step, to: exhausted.to }]
}
