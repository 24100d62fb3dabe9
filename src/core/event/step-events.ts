import type { ClauseId } from '../clause.ts'
import type { EntryId, PersonaId, Sha256, StepId } from '../ids.ts'
import type { JsonObject } from '../json.ts'
import type { PackManifest } from '../knowledge/context-pack.ts'
import type { Finding } from '../knowledge/finding.ts'
import type { Loss, Usage } from '../provider.ts'

interface OfAttempt {
  readonly step: StepId
  readonly attempt: number
}
interface OfRound extends OfAttempt {
  readonly round: number
}

interface OfAnswer extends OfRound {
  readonly provider: string
  readonly model: string
  readonly usage: Usage
  /** Of its text, which is kept as a blob, except where rules can say it again. */
  readonly answerSha256: Sha256
  /** An earlier answer to the identical request, not paid for again; left out in logs that knew no cache. */
  readonly cached?: boolean
  /** Requests before it that may have been charged as well; left out in logs that did not count them. */
  readonly lostRequests?: number
}

/** Each move of the net's token game is one of these, with its choice inside: a replay evaluates no condition. */
export interface StepEvents {
  /** A token arrived, and the step waits for whoever does it. */
  StepEnabled: { readonly step: StepId }
  StepStarted: OfAttempt & { readonly by: 'persona' | 'human' | 'route' | 'tool'; readonly persona: PersonaId | null }
  /** What the persona knew. */
  ContextPulled: OfRound & { readonly manifest: PackManifest }
  ModelAnswered: OfAnswer & {
    /** How often the answer had to be sent back because it was off its contract. */
    readonly repairs: number
  }
  /** A model's answer is off its contract: it is told why and asked again, at most twice in a round. */
  AnswerRefused: OfAnswer & { readonly error: string; readonly bytes: number }
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
    /** Where the work goes back to another persona; left out otherwise, and in logs that did not count. */
    readonly exchange?: {
      readonly from: PersonaId
      /** Returns between the two, this one included, since a clause last changed or a person said to go on. */
      readonly returns: number
      /** The clauses that are covered now. */
      readonly covered: readonly ClauseId[]
    }
  }
  /** Work that the platform did for the step: a test run, a rendering. */
  TaskFinished: OfRound & {
    readonly task: string
    readonly entries: readonly EntryId[]
    readonly findings: readonly Finding[]
    /** The persona goes on with the next piece of the step's work in a further round, which is no rework. */
    readonly more?: boolean
  }
  /** A tool did the work of a step that a person has to approve before it completes. */
  ToolAnswered: OfRound & { readonly tool: string; readonly outputs: JsonObject }
  /** An activity threw. `retryAt`: when it is tried once more, in milliseconds since 1970; null: it is not. */
  ActivityFailed: OfRound & {
    readonly key: string
    readonly code: string
    readonly message: string
    readonly retryAt: number | null
    /** What it cost nevertheless; left out: nobody counted. */
    readonly loss?: Loss
    /** It is no fault of the work: a person is asked whether it is tried again. Left out: no. */
    readonly asks?: true
  }
  /**
   * The node that carried an activity out is gone, and no receipt of it is there: it may have been done or not. `retry`:
   * it is begun again under the same key. `ask`: a person is asked first. `charged`: whether it may have been paid for;
   * left out in logs that took that for granted.
   */
  ActivityLost: OfRound & {
    readonly key: string
    readonly carrier: string | null
    readonly onLoss: 'retry' | 'ask'
    readonly charged?: boolean
  }
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
