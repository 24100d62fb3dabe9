import type { Clause } from '../clause.ts'
import type { EntryId, Sha256 } from '../ids.ts'
import type { Json } from '../json.ts'
import type { Finding } from '../knowledge/finding.ts'

/** `plan` is a `Plan` of src/workflow, kept as JSON: core does not know nets. */
export interface PlanEvents {
  /** The deterministic splitter's clauses, or (`refined`) the Concierge's view of their kinds. Ids and spans stay. */
  ClausesExtracted: { readonly clauses: readonly Clause[]; readonly refined: boolean }
  /** The work of designing the work begins, with a plan of its own. `round` counts from 1. */
  PlanningStarted: { readonly round: number; readonly plan: Json; readonly findings: readonly Finding[] }
  PlanProposed: { readonly round: number; readonly plan: Json; readonly entries: readonly EntryId[] }
  PlanRejected: { readonly round: number; readonly findings: readonly Finding[] }
  /** From here on the run follows this plan. `builtIn`: the safe one, because the proposals were rejected or could not be made. */
  PlanAdopted: {
    readonly plan: Json
    readonly builtIn: boolean
    readonly reason: string | null
    readonly pins: { readonly plan: Sha256; readonly brain: Sha256 }
  }
}
