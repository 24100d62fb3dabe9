import type { RunEvent } from '../../../../../src/client/client.ts'
import { type ByType, chooseByType } from './by-type.ts'
import { asStageEvent, type StageEvent, type StageEventOf } from './stage-event.ts'
import { platform, you } from './stage-state.ts'

/** One attempt of a step, with everything that belongs to it, in order. */
export interface Attempt {
  readonly step: string
  readonly attempt: number
  readonly startedAt: string
  readonly endedAt: string | null
  readonly state: 'open' | 'completed' | 'failed'
  readonly events: readonly StageEvent[]
}

/** Everything that an actor knew, said, published and passed. */
export interface Dossier {
  /** In the order in which they began. */
  readonly attempts: readonly Attempt[]
  /** What belongs to no attempt of its own. */
  readonly beside: readonly StageEvent[]
  readonly answers: number
  readonly refused: number
  readonly inputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
}

type Growing = { -readonly [Key in keyof Attempt]: Attempt[Key] } & { readonly events: StageEvent[] }

/** A dossier while it is read out of the events. */
class Reading {
  readonly actor: string
  readonly attempts: Growing[] = []
  readonly beside: StageEvent[] = []
  /** What came for a step of the actor's before it began. */
  readonly waiting = new Map<string, StageEvent[]>()
  readonly sums = { answers: 0, refused: 0, inputTokens: 0, outputTokens: 0, costUsd: 0 }

  constructor(actor: string) {
    this.actor = actor
  }

  latest(step: string): Growing | undefined {
    return this.attempts.findLast((one) => one.step === step)
  }

  /** Puts an event to the latest attempt of a step; false: the actor has none. */
  put(step: string, event: StageEvent): boolean {
    return this.latest(step)?.events.push(event) !== undefined
  }

  putOrBeside(step: string, event: StageEvent, isBeside: boolean): void {
    if (!this.put(step, event) && isBeside) this.beside.push(event)
  }

  /** Puts what leads to an attempt to the one that is open, or to the next. */
  wait(step: string, event: StageEvent): void {
    const open = this.latest(step)
    if (open?.state === 'open') open.events.push(event)
    else this.waiting.set(step, [...(this.waiting.get(step) ?? []), event])
  }
}

/** What the events say of one actor. */
export function dossierOf(events: readonly RunEvent[], actor: string): Dossier {
  const reading = new Reading(actor)
  for (const event of events) chooseByType(parts, asStageEvent(event), reading)
  const { attempts, beside, waiting, sums } = reading
  return { attempts, beside: [...beside, ...[...waiting.values()].flat()], ...sums }
}

const ofStep = (event: StageEvent & { readonly data: { readonly step: string } }, reading: Reading): void =>
  void reading.put(event.data.step, event)

const ofStepOrPlatform = (event: StageEvent & { readonly data: { readonly step: string } }, reading: Reading): void =>
  reading.putOrBeside(event.data.step, event, reading.actor === platform)

const ofPeople = (event: StageEvent, { actor, beside }: Reading): void => {
  if (actor === you) beside.push(event)
}

const parts: ByType<readonly [Reading], void> = {
  StepStarted: started,
  StepCompleted: ended,
  StepFailed: ended,
  ModelAnswered: answered,
  AnswerRefused: answered,
  ContextPulled: ofStep,
  VerificationPassed: ofStep,
  VerificationFailed: ofStep,
  ToolAnswered: ofStep,
  ActivityFailed: ofStep,
  ActivityLost: ofStep,
  TaskFinished: ofStepOrPlatform,
  TestsRun: ofStepOrPlatform,
  TestsLocked: ofStepOrPlatform,
  TestAmended: ofStepOrPlatform,
  EntryPublished: (event, reading) => {
    const { author, step } = event.data.entry
    if (author === reading.actor || author === 'platform')
      reading.putOrBeside(step, event, author === 'platform' && reading.actor === platform)
  },
  ReworkRequested: (event, reading) => {
    const { step, toStep, to } = event.data
    reading.put(step, event)
    if (to === reading.actor && toStep !== step) reading.wait(toStep, event)
  },
  HandedOff: (event, reading) => {
    const { from, to, fromStep, toStep } = event.data
    if (from === reading.actor) reading.put(fromStep, event)
    if (to === reading.actor) reading.wait(toStep, event)
  },
  HandoffRefused: (event, reading) => {
    if (event.data.from === reading.actor) reading.put(event.data.fromStep, event)
  },
  ApprovalRequested: (event, reading) => reading.putOrBeside(event.data.step, event, reading.actor === you),
  ApprovalGiven: ofPeople,
  QuestionAsked: ofPeople,
  QuestionAnswered: ofPeople,
  BudgetExceeded: ofPeople,
  BudgetRaised: ofPeople,
}

function started(event: StageEventOf<'StepStarted'>, { actor, attempts, waiting }: Reading): void {
  const { step, attempt, by, persona } = event.data
  if (by === 'route' || (by === 'human' ? you : by === 'tool' ? platform : persona) !== actor) return
  const events = [...(waiting.get(step) ?? []), event]
  waiting.delete(step)
  attempts.push({ step, attempt, startedAt: event.at, endedAt: null, state: 'open', events })
}

function ended(event: StageEventOf<'StepCompleted' | 'StepFailed'>, reading: Reading): void {
  const open = reading.latest(event.data.step)
  if (open === undefined) return
  open.events.push(event)
  open.endedAt = event.at
  open.state = event.type === 'StepCompleted' ? 'completed' : 'failed'
}

function answered(event: StageEventOf<'ModelAnswered' | 'AnswerRefused'>, reading: Reading): void {
  const { step, usage } = event.data
  if (!reading.put(step, event)) return
  const { sums } = reading
  sums[event.type === 'ModelAnswered' ? 'answers' : 'refused'] += 1
  sums.inputTokens += usage.inputTokens
  sums.outputTokens += usage.outputTokens
  sums.costUsd += usage.costUsd
}
