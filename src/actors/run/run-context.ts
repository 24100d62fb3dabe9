import type { Clause, ClauseId } from '../../core/clause.ts'
import type { Submission } from '../../core/event/control-events.ts'
import type { EventData } from '../../core/event/run-event.ts'
import type { MessageId, PersonaId, Sha256, StepId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Entry } from '../../core/knowledge/entry.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { PackManifest } from '../../core/knowledge/context-pack.ts'
import type { Net } from '../../workflow/compile-workflow.ts'
import type { Marking } from '../../workflow/marking.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { Variables } from '../../workflow/variables.ts'
import { type ModelUsage, noUsage } from './model-usage.ts'

/** What an attempt of a step waits for. `approval`: a person; `ready`: nothing, it can complete. */
export type StepStage = 'before' | 'think' | 'after' | 'tool' | 'approval' | 'ready'

/** One attempt of one step. */
export interface StepAttempt {
  readonly step: StepId
  readonly attempt: number
  readonly phase: 'planning' | 'executing'
  readonly by: 'persona' | 'human' | 'route' | 'tool'
  readonly persona: PersonaId | null
  readonly state: 'started' | 'completed' | 'failed'
  readonly stage: StepStage
  readonly round: number
  /** The round in which the present piece of its work began: rounds of rework are counted from there. */
  readonly pieceFrom: number
  /** How often the activity in hand has failed. */
  readonly failures: number
  /** Answers of this round that were off their contract, with the reason. */
  readonly refused: readonly { readonly answerSha256: Sha256; readonly error: string; readonly bytes: number }[]
  /** Set while the next try waits for its time, in milliseconds since 1970. */
  readonly retryAt: number | null
  /** The activity that was lost last, and the node that carried it out. */
  readonly lostWith: { readonly key: string; readonly carrier: string | null } | null
  /** The key of the activity in hand, once it was lost and a person has to say whether it is done again. */
  readonly lost: string | null
  /** Why the activity in hand failed, while a person is asked whether it is tried again. */
  readonly blocked: string | null
  /** What the next round has to mend. */
  readonly findings: readonly Finding[]
  readonly outputs: JsonObject
  readonly entries: readonly Entry[]
  readonly packs: readonly { readonly round: number; readonly manifest: PackManifest }[]
  readonly usage: ModelUsage
  readonly startedAt: number
  readonly endedAt: number | null
  readonly reason: string | null
}

export type Handoff = EventData['HandedOff'] & { readonly at: number }
export type Approval = EventData['ApprovalRequested'] & {
  readonly requestedAt: number
  readonly answer: (EventData['ApprovalGiven'] & { readonly at: number }) | null
}
export type Question = EventData['QuestionAsked'] & { readonly answer: string | null }

/** The net being played: the planning net first, the adopted plan's net after it. */
export interface Play {
  readonly phase: 'planning' | 'executing'
  readonly plan: Plan
  readonly net: Net
  readonly marking: Marking
  readonly variables: Variables
  /** Steps that `StepEnabled` announced and that have not started since. */
  readonly announced: readonly StepId[]
  /** What an earlier attempt or a verifier found, for the next attempt of the step. */
  readonly rework: Readonly<Record<string, readonly Finding[]>>
  /** Why work last left a step for want of attempts. */
  readonly exhausted: string | null
}

export interface Planning {
  readonly round: number
  /** The proposal that waits to be checked. */
  readonly proposed: Plan | null
  readonly rejections: readonly (readonly Finding[])[]
}

/** A message that made the logic of its run fail. `kind` and `name` are null in logs that did not say so yet. */
export interface ParkedMessage {
  readonly id: MessageId
  readonly kind: 'command' | 'receipt' | 'timer' | null
  /** The command's type, or the key of the activity or timer. */
  readonly name: string | null
}

export interface Parked {
  readonly error: string
  /** null where what failed was no message that is kept. */
  readonly message: ParkedMessage | null
  readonly at: number
}

/** A call that costs: under way, or (`stopped`) lost or broken off without a word of what it cost. */
export interface Call {
  /** That of its activity. */
  readonly key: string
  /** The most that it may cost, in US dollars. */
  readonly usd: number
  readonly stopped: boolean
}

/** What a run may spend, and what is kept for calls. */
export interface Budget {
  /** In US dollars; null: no limit. */
  readonly limitUsd: number | null
  /** Calls cost something: each needs a reservation. */
  readonly costs: boolean
  /** Oldest first. */
  readonly calls: readonly Call[]
  /** What requests that were cut off may have cost beside the answers and failures that are known, in US dollars. */
  readonly lostUsd: number
  /** The log says that the run waits for a higher limit. */
  readonly exceeded: boolean
}

/** How often work went back from one persona to the other, either way, without a clause changing. */
export interface Exchange {
  readonly between: readonly [PersonaId, PersonaId]
  /** Where the work went last. */
  readonly step: StepId
  readonly returns: number
  readonly covered: readonly ClauseId[]
}

/** Everything about a run that follows from its events. */
export interface RunContext {
  readonly submission: Submission | null
  readonly submittedAt: number
  readonly clauses: readonly Clause[]
  readonly planning: Planning | null
  readonly play: Play | null
  readonly adopted: EventData['PlanAdopted'] | null
  readonly attempts: readonly StepAttempt[]
  /** Where in `attempts` those stand that are at work. */
  readonly open: readonly number[]
  readonly entries: readonly Entry[]
  readonly handoffs: readonly Handoff[]
  readonly approvals: readonly Approval[]
  readonly questions: readonly Question[]
  readonly locked: EventData['TestsLocked'] | null
  /** What became of locked tests since, oldest first. */
  readonly amendments: readonly EventData['TestAmended'][]
  readonly testRun: EventData['TestsRun'] | null
  /** One for each two personas between whom work went back. */
  readonly exchanges: readonly Exchange[]
  readonly usage: ModelUsage & {
    /** Requests that may have been charged, and of which no answer has come. */
    readonly possiblyPaidTwice: number
    /** Receipts that came too late to be of use, and what they cost; not among the figures above. */
    readonly lateCalls: number
    readonly lateCostUsd: number
  }
  readonly budget: Budget
  /** What parked the run; null where it is not parked. */
  readonly parked: Parked | null
  /** The message that a resumed run has to handle again; null: none. */
  readonly replay: ParkedMessage | null
  readonly outcome: EventData['RunCompleted'] | null
  readonly error: { readonly code: string; readonly message: string } | null
  readonly endedAt: number | null
}

export const emptyRun: RunContext = {
  submission: null,
  submittedAt: 0,
  clauses: [],
  planning: null,
  play: null,
  adopted: null,
  attempts: [],
  open: [],
  entries: [],
  handoffs: [],
  approvals: [],
  questions: [],
  locked: null,
  amendments: [],
  testRun: null,
  budget: { limitUsd: null, costs: false, calls: [], lostUsd: 0, exceeded: false },
  exchanges: [],
  usage: { ...noUsage, possiblyPaidTwice: 0, lateCalls: 0, lateCostUsd: 0 },
  parked: null,
  replay: null,
  outcome: null,
  error: null,
  endedAt: null,
}

/** All attempts that are at work. */
export const openAttempts = (run: RunContext): readonly StepAttempt[] =>
  run.open.flatMap((index) => run.attempts[index] ?? [])

/** The attempt of a step that is at work now, if any. */
export const openAttempt = (run: RunContext, step: string): StepAttempt | undefined =>
  openAttempts(run).findLast((attempt) => attempt.step === step)

/** The team member who fills a step. */
export const memberOf = (plan: Plan, step: string): Plan['team'][number] | undefined =>
  plan.team.find((member) => member.steps.some((filled) => filled === step))
