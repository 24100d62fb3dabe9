import type { ClauseId } from '../clause.ts'
import type { EntryId, PersonaId, Sha256, StepId } from '../ids.ts'
import type { JsonObject } from '../json.ts'
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

/** Each move of the net's token game is one of these, with its choice inside: a replay evaluates no condition. */
export interface StepEvents {
  /** A token arrived, and the step waits for whoever does it. */
  StepEnabled: { readonly step: StepId }
  StepStarted: OfAttempt & { readonly by: 'persona' | 'human' | 'route' | 'tool'; readonly persona: PersonaId | null }
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
  /** `outputs`: the scalar variables that the answer sets, kept until the step completes. */
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
  /** A tool did the work of a step that a person has to approve before it completes. */
  ToolAnswered: OfRound & { readonly tool: string; readonly outputs: JsonObject }
  /** An activity threw. `retryAt`: when it is tried once more, in milliseconds since 1970; null: it is not. */
  ActivityFailed: OfRound & {
    readonly key: string
    readonly code: string
    readonly message: string
    readonly retryAt: number | null
  }
  /**
   * The node that carried an activity out is gone, and no receipt of it is there: it may have been done or not. `retry`:
   * it is begun again under the same key. `ask`: a person is asked first.
   */
  ActivityLost: OfRound & { readonly key: string; readonly carrier: string | null; readonly onLoss: 'retry' | 'ask' }
  /** The wait before another try is over. */
  RetryDue: OfAttempt & { readonly key: string }
  /** `to`: the nodes that get a token. */
  StepCompleted: OfAttempt & { readonly outputs: JsonObject; readonly to: readonly string[] }
  /** The attempt came to nothing; the step may start again while it has attempts. */
  StepFailed: OfAttempt & { readonly reason: string; readonly findings: readonly Finding[] }
  /** No attempt is left: the work leaves by the `exhausted` edge, or (`to` null) waits for a person. */
  StepExhausted: { readonly step: StepId; readonly to: string | null; readonly reason: string | null }
  /** A person grants a failed step one more attempt. `reason`: why, where no approval was open that says so. */
  StepRetried: { readonly step: StepId; readonly reason?: string | null }
}
