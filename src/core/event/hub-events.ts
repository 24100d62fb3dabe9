import type { ClauseId } from '../clause.ts'
import type { EntryId, PersonaId, StepId } from '../ids.ts'
import type { Entry, EntryKind } from '../knowledge/entry.ts'

export interface HubEvents {
  EntryPublished: { readonly entry: Entry }
  /** The work is passed on: the entries that the rules allow, and the clauses that they carry. */
  HandedOff: {
    readonly id: string
    readonly from: PersonaId
    readonly to: PersonaId
    readonly fromStep: StepId
    readonly toStep: StepId
    readonly entries: readonly EntryId[]
    /** Entries that the rules do not let pass. */
    readonly withheld: readonly EntryId[]
    readonly clauses: readonly ClauseId[]
  }
  /** The plan's communication rules do not allow this handoff, so it did not happen. */
  HandoffRefused: {
    readonly from: PersonaId
    readonly to: PersonaId
    readonly fromStep: StepId
    readonly toStep: StepId
    readonly kinds: readonly EntryKind[]
  }
}
