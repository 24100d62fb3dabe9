import type { RunEvent } from '../../../../../src/client/client.ts'
import { inWords } from '../../../live/titles.ts'
import { type ByType, chooseByType } from './by-type.ts'
import { asStageEvent, type PlanData, type StageEventOf } from './stage-event.ts'
import {
  type Actor,
  newcomer,
  type Passage,
  platform,
  type StageState,
  type Trace,
  traceKey,
  type Work,
  you,
} from './stage-state.ts'

/** How many of what passed are kept to be read. */
const kept = 30

/** The stage after one more event. Of events that it does not know it takes the seq and the time alone. */
export function apply(before: StageState, event: RunEvent): StageState {
  const state: StageState = { ...before, seq: event.seq, at: event.at }
  return chooseByType(changes, asStageEvent(event), state) ?? state
}

const nothing = { entries: [], withheld: [], clauses: [] }

const changes: ByType<readonly [StageState], StageState> = {
  PlanningStarted: ({ data }, state) => withTeam(state, data.plan, 'planning'),
  PlanAdopted: ({ data }, state) => withTeam(state, data.plan, 'executing'),
  StepStarted: ({ data, at }, state) => started(state, data, at),
  ContextPulled: ({ data, persona }, state) =>
    changed(working(state, data, { round: data.round, task: null }), persona?.name, (one) => ({
      pulled: one.pulled + 1,
    })),
  VerificationPassed: ({ data }, state) => working(state, data, { task: state.tasks.get(data.step)?.after ?? null }),
  TaskFinished: ({ data }, state) => working(state, data, { task: null }),
  ReworkRequested: sentBack,
  StepCompleted: ({ data }, state) =>
    done(state, data.step, (one) => ({ completed: one.completed + 1, lastFailed: false })),
  StepFailed: ({ data }, state) => done(state, data.step, (one) => ({ failed: one.failed + 1, lastFailed: true })),
  EntryPublished: ({ data: { entry } }, state) => {
    const author = entry.author === 'platform' ? platform : entry.author
    return changed({ ...state, entries: state.entries + 1 }, author, (one) => ({ published: one.published + 1 }))
  },
  HandedOff: ({ seq, at, data }, state) => passed(state, { ...data, kind: 'handoff', seq, at }),
  HandoffRefused: ({ seq, at, data }, state) => passed(state, { ...data, ...nothing, kind: 'refused', seq, at }),
  TestsLocked: ({ data }, state) => ({ ...state, locked: data.tests.length }),
  TestsRun: ({ data: { passed, failed, skipped } }, state) => ({ ...state, tests: { passed, failed, skipped } }),
  ApprovalRequested: ({ data }, state) => asked(state, data.id, data.goal),
  QuestionAsked: ({ data }, state) => asked(state, data.id, data.text),
  BudgetExceeded: (_, state) => asked(state, 'budget', ''),
  ApprovalGiven: ({ data }, state) => answered(state, data.id),
  QuestionAnswered: ({ data }, state) => answered(state, data.id),
  BudgetRaised: (_, state) => answered(state, 'budget'),
  RunPaused: (_, state) => ({ ...state, held: 'paused' }),
  RunParked: (_, state) => ({ ...state, held: 'parked' }),
  RunResumed: (_, state) => ({ ...state, held: null }),
  RunCompleted: (_, state) => over(state, 'completed'),
  RunFailed: (_, state) => over(state, 'failed'),
  RunCancelled: (_, state) => over(state, 'cancelled'),
}

/** Those of the new plan join those who are there: their work stays to be seen. */
function withTeam(state: StageState, plan: PlanData, team: 'planning' | 'executing'): StageState {
  const actors = new Map(state.actors)
  const tasks = new Map(state.tasks)
  for (const { persona, title, steps, before = null, after = null } of plan.team ?? []) {
    actors.set(persona, { ...(actors.get(persona) ?? newcomer(persona, title, team)), title, team })
    for (const step of steps) tasks.set(step, { before, after })
  }
  return { ...state, actors, tasks, work: new Map() }
}

interface Started {
  readonly step: string
  readonly attempt: number
  readonly by: 'persona' | 'human' | 'route' | 'tool'
  readonly persona: string | null
}

function started(state: StageState, { step, attempt, by, persona }: Started, at: string): StageState {
  if (by === 'route') return state
  const actor = by === 'human' ? you : by === 'tool' ? platform : (persona ?? platform)
  const task = state.tasks.get(step)?.before ?? null
  const work: Work = { step, attempt, round: 1, actor, startedAt: at, task }
  return known({ ...state, work: new Map(state.work).set(step, work) }, actor)
}

/** The work on a step, changed; nothing where the step is not under way in this attempt. */
function working(
  state: StageState,
  { step, attempt }: { readonly step: string; readonly attempt: number },
  change: Partial<Pick<Work, 'round' | 'task'>>,
): StageState {
  const work = state.work.get(step)
  if (work === undefined || work.attempt !== attempt) return state
  return { ...state, work: new Map(state.work).set(step, { ...work, ...change }) }
}

function done(state: StageState, step: string, change: (one: Actor) => Partial<Actor>): StageState {
  const work = state.work.get(step)
  if (work === undefined) return state
  const left = new Map(state.work)
  left.delete(step)
  return changed({ ...state, work: left }, work.actor, change)
}

function sentBack({ seq, at, data }: StageEventOf<'ReworkRequested'>, state: StageState): StageState {
  const from = state.work.get(data.step)?.actor
  if (data.toStep === data.step) {
    const round = (state.work.get(data.step)?.round ?? 0) + 1
    return working(state, data, { round, task: null })
  }
  if (from === undefined || from === data.to) return state
  const clauses = [...new Set(data.findings.flatMap((finding) => finding.clauses))]
  return passed(state, { kind: 'returned', seq, at, from, to: data.to, toStep: data.toStep, ...nothing, clauses })
}

function passed(before: StageState, passage: Passage): StageState {
  const { kind, from, to, seq, at, toStep, entries, withheld, clauses } = passage
  const key = traceKey(from, to)
  const trace: Trace = before.traces.get(key) ?? { from, to, handoffs: 0, refused: 0, returned: 0, lastSeq: seq }
  const state: StageState = {
    ...known(known(before, from), to),
    passages: [{ kind, seq, at, from, to, toStep, entries, withheld, clauses }, ...before.passages].slice(0, kept),
    traces: new Map(before.traces).set(key, {
      ...trace,
      handoffs: trace.handoffs + Number(kind === 'handoff'),
      refused: trace.refused + Number(kind === 'refused'),
      returned: trace.returned + Number(kind === 'returned'),
      lastSeq: seq,
    }),
  }
  if (kind === 'refused') return state
  const out = changed(state, from, (one) => ({ handedOut: one.handedOut + 1 }))
  return changed(out, to, (one) => ({ handedIn: one.handedIn + 1 }))
}

const asked = (state: StageState, id: string, text: string): StageState => ({
  ...state,
  asks: new Map(state.asks).set(id, text),
})

function answered(state: StageState, id: string): StageState {
  const asks = new Map(state.asks)
  asks.delete(id)
  return { ...state, asks }
}

const over = (state: StageState, ended: NonNullable<StageState['ended']>): StageState => ({
  ...state,
  ended,
  held: null,
  work: new Map(),
  asks: new Map(),
})

/** Whoever does something without being of the team is on the stage all the same. */
const known = (state: StageState, id: string): StageState =>
  state.actors.has(id) ? state : { ...state, actors: new Map(state.actors).set(id, newcomer(id, inWords(id))) }

function changed(before: StageState, id: string | undefined, change: (one: Actor) => Partial<Actor>): StageState {
  if (id === undefined) return before
  const state = known(before, id)
  const actor = state.actors.get(id)
  if (actor === undefined) return state
  return { ...state, actors: new Map(state.actors).set(id, { ...actor, ...change(actor) }) }
}
