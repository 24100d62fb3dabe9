import { allPersonaEdges } from '../../workflow/persona-edges.ts'
import type { Workflow } from '../../workflow/workflow.ts'

/** A way on which work goes from persona to persona, directly, over routes or over a person. */
export interface Way {
  readonly from: string
  readonly to: string
}

/** Every such way of a net once, in the order of the net. */
export function waysOf(workflow: Workflow): Way[] {
  const ways = new Map<string, Way>()
  for (const { from, to } of allPersonaEdges(workflow)) {
    if (from.who !== null && to.who !== null) ways.set(`${from.who} ${to.who}`, { from: from.who, to: to.who })
  }
  return [...ways.values()]
}
