import type { PersonaId, Sha256, StepId } from '../core/ids.ts'
import type { PlatformTask } from '../core/contract.ts'
import type { EntryKind } from '../core/knowledge/entry.ts'
import type { ModelTier } from '../core/provider.ts'
import type { ToolTerms } from '../core/tool.ts'
import type { Workflow } from './workflow.ts'

/** Who fills the steps of a plan. What a step does follows from this record alone, so that a plan stays what it was. */
export interface TeamMember {
  readonly persona: PersonaId
  readonly title: string
  readonly tier: ModelTier
  /** The steps that this persona fills. */
  readonly steps: readonly StepId[]
  readonly contract: string
  readonly kind: EntryKind
  readonly before: PlatformTask | null
  readonly after: PlatformTask | null
  /** Of the persona's file, so that it is known with what words the persona worked. */
  readonly sha256: Sha256
}

/** Who may hand to whom, and which kinds of entries; `kinds: []` means every kind. A handoff without a rule does not happen. */
export interface HandoffRule {
  readonly from: PersonaId
  readonly to: PersonaId
  readonly kinds: readonly EntryKind[]
}

/** The communication rules of a plan. */
export interface CommunicationRules {
  readonly handoffs: readonly HandoffRule[]
  /** Rounds of rework on one attempt of a step before it counts as failed. */
  readonly reworkRounds: number
  /** Steps after whose completion a person is asked to approve before the work goes on. */
  readonly approvals: readonly StepId[]
}

/** The result of designing the work: what is done, by whom, and how they speak with each other. */
export interface Plan {
  readonly workflow: Workflow
  readonly team: readonly TeamMember[]
  readonly rules: CommunicationRules
  /** The tools that its steps call. */
  readonly tools: readonly ToolTerms[]
}
