import type { Clause } from '../../core/clause.ts'
import type { Submission } from '../../core/event/control-events.ts'
import type { EventData } from '../../core/event/run-event.ts'
import type { MessageId, PersonaId, StepId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/json.ts'
import type { Entry } from '../../core/knowledge/entry.ts'
import type { Finding } from '../../core/knowledge/finding.ts'
import type { PackManifest } from '../../core/knowledge/context-pack.ts'
import type { Net } from '../../workflow/compile-workflow.ts'
import type { Marking } from '../../workflow/marking.ts'
import type { Plan } from '../../workflow/plan.ts'
import type { Variables } from '../../workflow/variables.ts'

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
  /** How often the activity in hand has failed. */
  readonly failures: number
  /** Set while the next try waits for its time, in milliseconds since 1970. */
  readonly retryAt: number | null
  /** The key of the activity in hand, once it was lost and a person has to say whether it is done again. */
  readonly lost: string | null
  /** What the next round has to mend. */
  readonly findings: readonly Finding[]
  readonly outputs: JsonObject
  readonly entries: readonly Entry[]
  readonly packs: readonly { readonly round: number; readonly manifest: PackManifest }[]
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

/** What a run may spend. */
export interface Budget {
  /** In US dollars; null: no limit. */
  readonly limitUsd: number | null
  /** Keys of the calls that were under way when the limit was reached: paid for, they come to their end. */
  readonly underWay: readonly string[]
  /** The log says that the run waits for a higher limit. */
  readonly exceeded: boolean
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
  readonly testRun: EventData['TestsRun'] | null
  readonly usage: {
    readonly calls: number
    readonly inputTokens: number
    readonly outputTokens: number
    readonly costUsd: number
    /** Activities that were begun again after the node that carried them out was lost. */
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
  testRun: null,
  budget: { limitUsd: null, underWay: [], exceeded: false },
  usage: {
    calls: 0,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    possiblyPaidTwice: 0,
    lateCalls: 0,
    lateCostUsd: 0,
  },
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
