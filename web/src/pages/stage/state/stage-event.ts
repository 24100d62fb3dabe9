import type { RunEvent } from '../../../../../src/client/client.ts'

export interface Finding {
  readonly code: string
  readonly message: string
  readonly clauses: readonly string[]
}

/** A piece of knowledge, as a pack's manifest names it. */
interface Held {
  readonly sha256: string
  readonly tokens: number
}

/** Everything that a persona knew in one round, as ids and hashes. */
export interface Manifest extends Held {
  readonly requirementsSha256: string | null
  readonly clauses: readonly string[]
  readonly entries: readonly (Held & { readonly id: string })[]
  readonly knowledge: readonly (Held & { readonly path: string })[]
  readonly files?: readonly (Held & { readonly path: string })[]
  readonly findings: number
  readonly leftOut: readonly string[]
}

/** An entry as the event that published it has it. */
export interface PublishedEntry extends Held {
  /** `E12`. */
  readonly id: string
  readonly kind: string
  readonly title: string
  /** A persona's name, or `platform`. */
  readonly author: string
  readonly step: string
  readonly attempt: number
  readonly clauses: readonly string[]
  readonly content: unknown
  readonly supersedes: string | null
}

/** The work passes from a persona to another one. */
export interface HandoffData {
  readonly id: string
  readonly from: string
  readonly to: string
  readonly fromStep: string
  readonly toStep: string
  readonly entries: readonly string[]
  readonly withheld: readonly string[]
  readonly clauses: readonly string[]
}

/** What of a plan the stage reads. */
export interface PlanData {
  readonly team?: readonly {
    readonly persona: string
    readonly title: string
    readonly tier?: string
    readonly steps: readonly string[]
    /** What the platform does for the steps before and after the persona; null: nothing. */
    readonly before?: string | null
    readonly after?: string | null
  }[]
}

interface OfAttempt {
  readonly step: string
  readonly attempt: number
}
interface OfRound extends OfAttempt {
  readonly round: number
}
interface OfAnswer extends OfRound {
  readonly provider: string
  readonly model: string
  readonly usage: {
    readonly inputTokens: number
    readonly outputTokens: number
    readonly costUsd: number
    readonly cachedInputTokens?: number
  }
  readonly cached?: boolean
  readonly lostRequests?: number
}

/** The data of the events that the stage reads, by type. */
interface StageEventData {
  PlanningStarted: { readonly round: number; readonly plan: PlanData }
  PlanAdopted: { readonly plan: PlanData; readonly builtIn: boolean; readonly reason: string | null }
  StepStarted: OfAttempt & { readonly by: 'persona' | 'human' | 'route' | 'tool'; readonly persona: string | null }
  ContextPulled: OfRound & { readonly manifest: Manifest }
  ModelAnswered: OfAnswer & { readonly repairs: number }
  AnswerRefused: OfAnswer & { readonly error: string; readonly bytes: number }
  VerificationPassed: OfRound & { readonly statements: number; readonly clauses: readonly string[] }
  VerificationFailed: OfRound & { readonly findings: readonly Finding[] }
  ReworkRequested: OfAttempt & { readonly toStep: string; readonly to: string; readonly findings: readonly Finding[] }
  TaskFinished: OfRound & {
    readonly task: string
    readonly entries: readonly string[]
    readonly findings: readonly Finding[]
    readonly more?: boolean
  }
  ToolAnswered: OfRound & { readonly tool: string; readonly outputs: Readonly<Record<string, unknown>> }
  ActivityFailed: OfRound & { readonly code: string; readonly message: string; readonly retryAt: number | null }
  ActivityLost: OfRound & { readonly onLoss: 'retry' | 'ask' }
  StepCompleted: OfAttempt & { readonly outputs: Readonly<Record<string, unknown>>; readonly to: readonly string[] }
  StepFailed: OfAttempt & { readonly reason: string; readonly findings: readonly Finding[] }
  EntryPublished: { readonly entry: PublishedEntry }
  HandedOff: HandoffData
  HandoffRefused: Pick<HandoffData, 'from' | 'to' | 'fromStep' | 'toStep'> & { readonly kinds: readonly string[] }
  TestsLocked: { readonly step: string; readonly entry: string; readonly tests: readonly unknown[] }
  TestsRun: OfAttempt & {
    readonly entry: string
    readonly passed: number
    readonly failed: number
    readonly skipped: number
  }
  TestAmended: { readonly step: string; readonly amendedBy: string; readonly checkedBy: string }
  ApprovalRequested: {
    readonly id: string
    readonly step: string
    readonly attempt: number
    readonly role: string | null
    readonly goal: string
    readonly reason: string | null
  }
  ApprovalGiven: {
    readonly id: string
    readonly by: string | null
    readonly decision: string
    readonly comment: string | null
  }
  QuestionAsked: {
    readonly id: string
    readonly text: string
    readonly clauses: readonly string[]
    readonly default: string
  }
  QuestionAnswered: { readonly id: string; readonly answer: string; readonly by: string | null }
  BudgetExceeded: { readonly limitUsd: number; readonly spentUsd: number }
  BudgetRaised: { readonly fromUsd: number; readonly toUsd: number }
  RunPaused: { readonly reason: string | null }
  RunResumed: { readonly reason: string | null }
  RunParked: { readonly error: string }
  RunCancelled: { readonly reason: string | null }
  RunFailed: { readonly code: string; readonly message: string }
  RunCompleted: { readonly outcome: string; readonly covered: number; readonly toCover: number }
}

export type StageEventType = keyof StageEventData

/** An event that the stage reads, with the data that its type promises. */
export type StageEvent = {
  readonly [Type in StageEventType]: Omit<RunEvent, 'type' | 'data'> & {
    readonly type: Type
    readonly data: StageEventData[Type]
  }
}[StageEventType]

/** One event of the stage's, by its type. */
export type StageEventOf<Type extends StageEventType> = Extract<StageEvent, { readonly type: Type }>

/** The event as the stage reads it. No case takes one of another type: readers ignore those. */
export const asStageEvent = (event: RunEvent): StageEvent => event as unknown as StageEvent
