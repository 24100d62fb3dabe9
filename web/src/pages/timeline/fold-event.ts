import type { RunEvent } from '../../../../src/client/client.ts'
import { figure, names, part, text } from '../../live/event-data.ts'
import { spoken } from '../../live/titles.ts'
import type { Bar, Mark, RunMark } from './bar.ts'
import {
  barAt,
  busyWith,
  type Draft,
  ended,
  type Folding,
  kindOf,
  newBar,
  onAllOpen,
  onOpen,
  openBar,
  timeOf,
} from './draft.ts'

/** Takes one more event into a timeline. */
export function foldEvent(draft: Draft, event: RunEvent): void {
  const moment = timeOf(draft, event)
  const fold = Object.hasOwn(folds, event.type) ? folds[event.type] : undefined
  fold?.({ draft, event, data: event.data, at: moment, step: text(event.data, 'step') ?? '' })
}

const withMark = (bar: Bar, { event, at }: Folding, kind: Mark['kind'], label: string): Bar => ({
  ...bar,
  marks: [...bar.marks, { at, kind, label, seq: event.seq }],
})

function mark(kind: RunMark['kind']): (folding: Folding) => void {
  return ({ draft, at, event }) => {
    draft.marks.push({ at, kind, seq: event.seq })
  }
}

function answered(folding: Folding): void {
  const { draft, data, at, event } = folding
  const isFree = part(data, 'cached') === true
  const costUsd = isFree ? 0 : (figure(part(data, 'usage'), 'costUsd') ?? 0)
  draft.costUsd += costUsd
  onOpen(folding, (bar) => {
    const next = ended(bar, at, { kind: 'model', label: text(data, 'model') ?? '', seq: event.seq, costUsd })
    return { ...next, doing: 'work', calls: bar.calls + 1, costUsd: bar.costUsd + costUsd, rounds: roundOf(bar, data) }
  })
}

const roundOf = (bar: Bar, data: unknown): number => Math.max(bar.rounds, figure(data, 'round') ?? 1)

function closed(folding: Folding, state: Bar['state'], reason: string | null): void {
  const { draft, step, at, event } = folding
  const index = openBar(draft, step)?.index ?? null
  onOpen(folding, (bar) => ({
    ...ended(bar, at, { kind: kindOf(bar), label: '', seq: event.seq }),
    end: at,
    state,
    reason,
  }))
  if (index !== null) draft.folding.lastEnded = index
}

function token({ draft, step }: Folding, to: string): void {
  const from = draft.folding.latest.get(step)
  if (from !== undefined) draft.folding.tokens.set(to, from)
}

function stop({ draft, at, event }: Folding): void {
  draft.ended = true
  draft.exceeded = false
  onAllOpen(draft, (bar) => ({
    ...ended(bar, at, { kind: kindOf(bar), label: '', seq: event.seq }),
    end: at,
    state: 'cut',
    lastSeq: event.seq,
  }))
  for (const index of draft.folding.asks.values()) endAsk(draft, index, at)
  draft.folding.asks.clear()
}

/** A person's answer ends what waited for it outside of an open attempt. */
function endAsk(draft: Draft, index: number, at: number): void {
  const bar = barAt(draft, index)
  if (bar !== undefined)
    draft.bars[index] = { ...bar, spans: bar.spans.map((span) => (span.to === null ? { ...span, to: at } : span)) }
}

const folds: Readonly<Record<string, (folding: Folding) => void>> = {
  PlanningStarted: ({ draft }) => {
    draft.folding.phase = 'planning'
  },
  PlanAdopted: (folding) => {
    folding.draft.folding.phase = 'delivery'
    mark('plan')(folding)
  },
  StepEnabled: (folding) => {
    if (openBar(folding.draft, folding.step) === null) newBar(folding)
  },
  StepStarted: (folding) => {
    const { draft, data, at, event, step } = folding
    const waiting = openBar(draft, step)
    if (waiting === null || waiting.bar.state !== 'waiting') newBar(folding)
    const by = text(data, 'by')
    const persona = text(data, 'persona')
    onOpen(folding, (bar) => ({
      ...ended(bar, at, { kind: 'queued', label: '', seq: event.seq }),
      attempt: figure(data, 'attempt') ?? 1,
      by: by === 'human' || by === 'route' || by === 'tool' ? by : 'persona',
      persona,
      start: at,
      state: 'open',
      doing: 'work',
      after: at > bar.from ? busyWith(draft, persona, bar) : bar.after,
    }))
  },
  BudgetReserved: (folding) => {
    const { draft, at, event } = folding
    draft.exceeded = false
    onOpen(folding, (bar) => ({
      ...ended(bar, at, { kind: bar.doing === 'work' ? 'budget' : kindOf(bar), label: '', seq: event.seq }),
      doing: 'call',
    }))
  },
  BudgetExceeded: ({ draft }) => {
    draft.exceeded = true
  },
  BudgetRaised: (folding) => {
    folding.draft.exceeded = false
    mark('budget')(folding)
  },
  ModelAnswered: answered,
  AnswerRefused: (folding) => {
    answered(folding)
    onOpen(folding, (bar) => withMark(bar, folding, 'refused', text(folding.data, 'error') ?? ''))
  },
  TaskFinished: (folding) => {
    const { data, at, event } = folding
    onOpen(folding, (bar) => ({
      ...ended(bar, at, { kind: 'task', label: spoken(text(data, 'task') ?? ''), seq: event.seq }),
      doing: 'work',
      rounds: roundOf(bar, data),
    }))
  },
  ToolAnswered: (folding) => {
    const { data, at, event } = folding
    onOpen(folding, (bar) => ({
      ...ended(bar, at, { kind: 'task', label: text(data, 'tool') ?? '', seq: event.seq }),
      doing: 'work',
    }))
  },
  TestsRun: (folding) => {
    const { data } = folding
    const passed = figure(data, 'failed') === 0 && figure(data, 'skipped') === 0
    const label = `${figure(data, 'passed') ?? 0}/${(figure(data, 'passed') ?? 0) + (figure(data, 'failed') ?? 0) + (figure(data, 'skipped') ?? 0)}`
    onOpen(folding, (bar) => withMark(bar, folding, passed ? 'passed' : 'notPassed', label))
  },
  ActivityFailed: (folding) => {
    const { draft, data, at, event } = folding
    const costUsd = figure(part(part(data, 'loss'), 'usage'), 'costUsd') ?? 0
    const label = text(data, 'code') ?? ''
    draft.costUsd += costUsd
    onOpen(folding, (bar) => ({
      ...withMark(ended(bar, at, { kind: 'failed', label, seq: event.seq, costUsd }), folding, 'failed', label),
      doing: figure(data, 'retryAt') === null ? 'work' : 'retry',
      costUsd: bar.costUsd + costUsd,
    }))
  },
  ActivityLost: (folding) => {
    const { at, event } = folding
    onOpen(folding, (bar) => ({
      ...withMark(ended(bar, at, { kind: 'failed', label: '', seq: event.seq }), folding, 'lost', ''),
      doing: 'work',
    }))
  },
  RetryDue: (folding) => {
    const { at, event } = folding
    onOpen(folding, (bar) => ({ ...ended(bar, at, { kind: kindOf(bar), label: '', seq: event.seq }), doing: 'work' }))
  },
  ReworkRequested: (folding) => {
    const { data, step } = folding
    const toStep = text(data, 'toStep') ?? step
    onOpen(folding, (bar) => withMark(bar, folding, 'round', toStep === step ? '' : spoken(toStep)))
    if (toStep !== step) token(folding, toStep)
  },
  StepCompleted: (folding) => {
    closed(folding, 'done', null)
    for (const to of names(folding.data, 'to')) token(folding, to)
  },
  StepFailed: (folding) => {
    closed(folding, 'failed', text(folding.data, 'reason'))
    token(folding, folding.step)
  },
  StepExhausted: (folding) => {
    const to = text(folding.data, 'to')
    if (to !== null) token(folding, to)
  },
  ApprovalRequested: (folding) => {
    const { draft, data, at, event, step } = folding
    const index = draft.folding.latest.get(step)
    const bar = barAt(draft, index)
    if (index === undefined || bar === undefined) return
    draft.folding.asks.set(text(data, 'id') ?? '', index)
    const label = text(data, 'goal') ?? ''
    draft.bars[index] =
      bar.end === null
        ? { ...ended(bar, at, { kind: kindOf(bar), label: '', seq: event.seq }), doing: 'person' }
        : { ...bar, spans: [...bar.spans, { kind: 'person', from: at, to: null, label, seq: event.seq, costUsd: 0 }] }
  },
  ApprovalGiven: ({ draft, data, at, event }) => {
    const id = text(data, 'id') ?? ''
    const index = draft.folding.asks.get(id)
    const bar = barAt(draft, index)
    draft.folding.asks.delete(id)
    if (index === undefined || bar === undefined) return
    if (bar.end !== null) return endAsk(draft, index, at)
    draft.bars[index] = {
      ...ended(bar, at, { kind: 'person', label: id, seq: event.seq }),
      doing: 'work',
      lastSeq: event.seq,
    }
  },
  QuestionAsked: (folding) => {
    const { draft, data, event, at } = folding
    const asker =
      event.persona === null
        ? undefined
        : draft.bars.findLast((bar) => bar.end === null && bar.persona === event.persona?.name)
    newBar(
      { ...folding, step: text(data, 'id') ?? '?' },
      { by: 'human', start: at, state: 'open', doing: 'person', ...(asker === undefined ? {} : { after: asker.id }) },
    )
  },
  QuestionAnswered: (folding) => {
    const question = { ...folding, step: text(folding.data, 'id') ?? '?' }
    const before = folding.draft.folding.lastEnded
    closed(question, 'done', null)
    folding.draft.folding.lastAnswered = folding.draft.folding.latest.get(question.step) ?? null
    folding.draft.folding.lastEnded = before
  },
  OwnerChanged: (folding) => mark((figure(folding.data, 'epoch') ?? 1) > 1 ? 'taken' : 'owner')(folding),
  RunForked: mark('forked'),
  RunPaused: (folding) => {
    mark('paused')(folding)
    hold(folding)
  },
  RunParked: (folding) => {
    mark('parked')(folding)
    hold(folding)
  },
  RunResumed: (folding) => {
    mark('resumed')(folding)
    const { draft, at, event } = folding
    onAllOpen(draft, (bar) =>
      bar.doing === 'held' ? { ...ended(bar, at, { kind: 'held', label: '', seq: event.seq }), doing: 'work' } : bar,
    )
  },
  RunCompleted: stop,
  RunFailed: stop,
  RunCancelled: stop,
}

/** A run that is held works on nothing; what waits for a person or its turn does so all the same. */
function hold({ draft, at, event }: Folding): void {
  onAllOpen(draft, (bar) =>
    bar.doing === 'person' || bar.doing === 'queued'
      ? bar
      : { ...ended(bar, at, { kind: kindOf(bar), label: '', seq: event.seq }), doing: 'held' },
  )
}
