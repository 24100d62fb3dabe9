import type { ClauseId } from '../clause.ts'
import type { EntryId, PersonaId, Sha256, StepId } from '../ids.ts'
import type { Json, JsonObject } from '../json.ts'
import type { PackManifest } from '../knowledge/context-pack.ts'
import type { Finding } from '../knowledge/finding.ts'
import type { Usage } from '../provider.ts'

interface OfAttempt {
  readonly step: StepId
  readonly attempt: number
}
interface OfRound extends OfAttempt {
  readonly round: number
}

/** `marking` is the net's marking after the event: recorded, so that a replay needs no token game. */
export interface StepEvents {
  StepEnabled: { readonly step: StepId }
  StepStarted: OfAttempt & {
    readonly by: 'persona' | 'human' | 'route'
    readonly persona: PersonaId | null
    readonly marking: Json
  }
  /** What the persona knew. */
  ContextPulled: OfRound & { readonly manifest: PackManifest }
  ModelAnswered: OfRound & {
    readonly provider: string
    readonly model: string
    readonly usage: Usage
    readonly answerSha256: Sha256
    /** How often the answer had to be sent back because it was off its contract. */
    readonly repairs: number
  }
  /** The scalar outputs of the answer, kept until the step completes. */
  VerificationPassed: OfRound & {
    readonly statements: number
    readonly clauses: readonly ClauseId[]
    readonly outputs: JsonObject
  }
  VerificationFailed: OfRound & { readonly findings: readonly Finding[] }
  /** The work goes back with what was found: to the same persona for another round, or to an earlier step. */
  ReworkRequested: OfAttempt & {
    readonly toStep: StepId
    readonly to: PersonaId
    readonly findings: readonly Finding[]
  }
  /** Work that the platform did for the step: a test run, a rendering. */
  TaskFinished: OfRound & {
    readonly task: string
    readonly entries: readonly EntryId[]
    readonly findings: readonly Finding[]
  }
  /** An activity threw; `again` says whether it is tried once more. */
  ActivityFailed: OfRound & {
    readonly key: string
    readonly code: string
    readonly message: string
    readonly again: boolean
  }
  StepCompleted: OfAttempt & { readonly outputs: JsonObject; readonly to: readonly string[]; readonly marking: Json }
  /** The attempt did not succeed. `to`: where the net goes on (an `exhausted` edge, or the step itself again); null: a person is asked. */
  StepFailed: OfAttempt & {
    readonly reason: string
    readonly findings: readonly Finding[]
    readonly to: string | null
    readonly marking: Json
  }
}
