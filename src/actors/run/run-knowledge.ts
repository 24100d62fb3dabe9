import type { Clause } from '../../core/clause.ts'
import type { Sha256 } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { Entry } from '../../core/knowledge/entry.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { RunContext, StepAttempt } from './run-context.ts'

/** A plan, or what stands against it. */
export type Proposal = { readonly plan: Plan } | { readonly findings: readonly Finding[] }

/**
 * What the logic of a run asks of the brain and the hub: pure functions, handed in, so that the actors know no persona,
 * no contract and no file. Same arguments, same result, for as long as the brain's hash is the same.
 */
export interface RunKnowledge {
  readonly brain: Sha256
  splitClauses(text: string): readonly Clause[]
  /** The plan by which the work is designed; null where the brain has none. */
  planning(): Plan | null
  /** The plan that needs no designing and is known to work. */
  builtIn(): Proposal
  /** The plan for a workflow that the caller brought. */
  planFor(source: Json): Proposal
  /** Joins the drafts among the entries into one plan. */
  assemble(entries: readonly Entry[]): Proposal
  /** What stands against carrying out this plan; empty: nothing. */
  check(plan: Plan, clauses: readonly Clause[]): readonly Finding[]
  /**
   * The most that the call which an attempt is to make now can cost, in US dollars, whatever happens. null:
   * calls of the run's provider cost nothing.
   */
  mostUsd(run: RunContext, attempt: StepAttempt): number | null
  /** The least that has to be kept for that call, where all that it may cost is not there: with it an answer may be short. */
  leastUsd(run: RunContext, attempt: StepAttempt): number
  hash(value: unknown): Sha256
}
