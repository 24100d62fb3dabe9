import type { RunEvent } from '../../../../src/client/client.ts'
import { figure, list, names, part, text } from '../../live/event-data.ts'
import { spoken, titleOf, type Titles } from '../../live/titles.ts'
import { integer, usd } from '../../ui/figures.ts'
import { events as words } from '../../words/events.ts'
import { count, say } from '../../words/say.ts'

type Describe = (data: unknown, titles: Titles, event: RunEvent) => string

/** Longer than this a sentence says no more at a glance: the event itself holds all of it. */
const longest = 300

/** What an event says in plain words; empty for a type that this page does not know. */
export function describeEvent(event: RunEvent, titles: Titles): string {
  const describe = Object.hasOwn(describers, event.type) ? describers[event.type] : undefined
  return describe === undefined ? '' : describe(event.data, titles, event).replace(/\s+/g, ' ').slice(0, longest)
}

const { summary, count: counts } = words

const step = (data: unknown): string => spoken(text(data, 'step') ?? '?')
const short = (found: string | null): string => (found ?? words.unknownReason).slice(0, longest)
const finding = (data: unknown): string => short(text(list(data, 'findings')[0], 'message'))
const clauses = (ids: readonly string[]): string =>
  ids.length === 0 || ids.length > 5 ? count(ids.length, counts.clauses) : ids.join(', ')
const usdOf = (data: unknown, key: string): string => usd(figure(data, key) ?? 0)
const because = (data: unknown): string => (text(data, 'reason') === null ? '' : `: ${short(text(data, 'reason'))}`)
const by = (data: unknown): string => short(text(data, 'by') ?? words.somebody)
const person = (data: unknown, titles: Titles, key: string): string => titleOf(titles, text(data, key) ?? '?')

function who(data: unknown, titles: Titles, event: RunEvent): string {
  if (event.persona !== null) return event.persona.title
  const named = text(data, 'persona')
  if (named !== null) return titleOf(titles, named)
  const doer = text(data, 'by')
  return doer === 'human' ? words.somebody : doer === 'route' ? words.route : words.nobody
}

const entriesOf = (data: unknown): string => {
  const handed = names(data, 'entries')
  if (handed.length === 0) return words.theWork
  return `${count(handed.length, counts.entries)} (${handed.slice(0, 4).join(', ')}${handed.length > 4 ? ', …' : ''})`
}

const describers: Readonly<Record<string, Describe>> = {
  StepEnabled: (data) => say(summary.StepEnabled, { step: step(data) }),
  StepStarted: (data, titles, event) => {
    const attempt = figure(data, 'attempt') ?? 1
    const places = { who: who(data, titles, event), step: step(data), attempt }
    return say(attempt > 1 ? summary.StepStartedAgain : summary.StepStarted, places)
  },
  ContextPulled: (data, titles, event) => {
    const manifest = part(data, 'manifest')
    return say(summary.ContextPulled, {
      who: who(data, titles, event),
      entries: count(list(manifest, 'entries').length, counts.entries),
      clauses: count(list(manifest, 'clauses').length, counts.clauses),
      tokens: integer(figure(manifest, 'tokens') ?? 0),
    })
  },
  ModelAnswered: (data, titles, event) => {
    const written = figure(part(data, 'usage'), 'outputTokens') ?? 0
    const places = { who: who(data, titles, event), model: text(data, 'model') ?? '?', tokens: integer(written) }
    if (part(data, 'cached') === true) return say(summary.ModelAnsweredCached, places)
    return say(written === 0 ? summary.ModelAnsweredFree : summary.ModelAnswered, places)
  },
  AnswerRefused: (data, titles, event) =>
    say(summary.AnswerRefused, {
      who: who(data, titles, event),
      model: text(data, 'model') ?? '?',
      error: short(text(data, 'error')),
    }),
  VerificationPassed: (data) =>
    say(summary.VerificationPassed, { step: step(data), clauses: clauses(names(data, 'clauses')) }),
  VerificationFailed: (data) => say(summary.VerificationFailed, { step: step(data), finding: finding(data) }),
  ReworkRequested: (data, titles) =>
    say(summary.ReworkRequested, {
      who: person(data, titles, 'to'),
      step: spoken(text(data, 'toStep') ?? '?'),
      finding: finding(data),
    }),
  TaskFinished: (data) => {
    const found = list(data, 'findings').length
    const places = { task: spoken(text(data, 'task') ?? '?'), findings: count(found, counts.findings) }
    return say(found === 0 ? summary.TaskFinished : summary.TaskFinishedWith, places)
  },
  ToolAnswered: (data) => say(summary.ToolAnswered, { tool: text(data, 'tool') ?? '?', step: step(data) }),
  ActivityFailed: (data) =>
    say(figure(data, 'retryAt') === null ? summary.ActivityFailed : summary.ActivityFailedRetry, {
      step: step(data),
      code: text(data, 'code') ?? '?',
      message: short(text(data, 'message')),
    }),
  ActivityLost: (data) => say(summary.ActivityLost, { step: step(data) }),
  RetryDue: (data) => say(summary.RetryDue, { step: step(data) }),
  StepCompleted: (data) => {
    const to = names(data, 'to').filter((next) => next !== 'END')
    return say(to.length === 0 ? summary.StepCompletedEnd : summary.StepCompleted, {
      step: step(data),
      to: to.map(spoken).join(', '),
    })
  },
  StepFailed: (data) => say(summary.StepFailed, { step: step(data), reason: short(text(data, 'reason')) }),
  StepExhausted: (data) => say(summary.StepExhausted, { step: step(data) }),
  StepRetried: (data) => say(summary.StepRetried, { step: step(data) }),
  EntryPublished: (data, titles, event) => {
    const entry = part(data, 'entry')
    return say(summary.EntryPublished, {
      who: event.persona === null ? words.nobody : who(data, titles, event),
      entry: text(entry, 'id') ?? '?',
      kind: spoken(text(entry, 'kind') ?? '?'),
      title: short(text(entry, 'title') ?? '–'),
    })
  },
  HandedOff: (data, titles) => {
    const carried = names(data, 'clauses')
    return say(summary.HandedOff, {
      from: person(data, titles, 'from'),
      to: person(data, titles, 'to'),
      entries: entriesOf(data),
      clauses: carried.length === 0 ? '' : say(words.carrying, { clauses: clauses(carried) }),
    })
  },
  HandoffRefused: (data, titles) =>
    say(summary.HandoffRefused, { from: person(data, titles, 'from'), to: person(data, titles, 'to') }),
  TestsLocked: (data) => {
    const tests = list(data, 'tests')
    const red = tests.filter((test) => part(test, 'red') === true).length
    return say(summary.TestsLocked, { tests: count(tests.length, counts.tests), red })
  },
  TestsRun: (data) =>
    say(summary.TestsRun, {
      passed: figure(data, 'passed') ?? 0,
      failed: figure(data, 'failed') ?? 0,
      skipped: figure(data, 'skipped') ?? 0,
    }),
  TestAmended: (data, titles) =>
    say(summary.TestAmended, {
      tests: count(list(data, 'amended').length, counts.tests),
      by: person(data, titles, 'amendedBy'),
      checker: person(data, titles, 'checkedBy'),
    }),
  ApprovalRequested: (data) =>
    say(summary.ApprovalRequested, { id: text(data, 'id') ?? '?', goal: short(text(data, 'goal')) }),
  ApprovalGiven: (data) =>
    say(summary.ApprovalGiven, { by: by(data), id: text(data, 'id') ?? '?', decision: short(text(data, 'decision')) }),
  QuestionAsked: (data) => say(summary.QuestionAsked, { id: text(data, 'id') ?? '?', text: short(text(data, 'text')) }),
  QuestionAnswered: (data) =>
    say(summary.QuestionAnswered, { by: by(data), id: text(data, 'id') ?? '?', answer: short(text(data, 'answer')) }),
  BudgetReserved: (data) => say(summary.BudgetReserved, { usd: usdOf(data, 'usd'), step: step(data) }),
  BudgetExceeded: (data) => say(summary.BudgetExceeded, { limit: usdOf(data, 'limitUsd') }),
  BudgetRaised: (data) => say(summary.BudgetRaised, { from: usdOf(data, 'fromUsd'), to: usdOf(data, 'toUsd') }),
  RunSubmitted: (data) => say(summary.RunSubmitted, { title: short(text(data, 'title')) }),
  OwnerChanged: (data) => {
    const epoch = figure(data, 'epoch') ?? 1
    return say(epoch > 1 ? summary.OwnerChangedAgain : summary.OwnerChanged, { epoch })
  },
  RunForked: (data) => say(summary.RunForked, { seq: figure(data, 'seq') ?? 0, origin: text(data, 'origin') ?? '?' }),
  ClausesExtracted: (data) =>
    say(summary.ClausesExtracted, { clauses: count(list(data, 'clauses').length, counts.clauses) }),
  PlanningStarted: (data) => say(summary.PlanningStarted, { round: figure(data, 'round') ?? 1 }),
  PlanProposed: (data) => say(summary.PlanProposed, { round: figure(data, 'round') ?? 1 }),
  PlanRejected: (data) =>
    say(summary.PlanRejected, { findings: count(list(data, 'findings').length, counts.findings) }),
  PlanAdopted: (data) =>
    part(data, 'builtIn') === true
      ? say(summary.PlanAdoptedBuiltIn, { reason: short(text(data, 'reason')) })
      : say(summary.PlanAdopted, { title: short(text(part(part(data, 'plan'), 'workflow'), 'title')) }),
  RunPaused: (data) => say(summary.RunPaused, { reason: because(data) }),
  RunResumed: (data) => say(summary.RunResumed, { reason: because(data) }),
  RunCancelled: (data) => say(summary.RunCancelled, { reason: because(data) }),
  RunParked: (data) => say(summary.RunParked, { error: short(text(data, 'error')) }),
  RunFailed: (data) =>
    say(summary.RunFailed, { code: text(data, 'code') ?? '?', message: short(text(data, 'message')) }),
  RunCompleted: (data) =>
    say(summary.RunCompleted, { covered: figure(data, 'covered') ?? 0, toCover: figure(data, 'toCover') ?? 0 }),
  CommandRejected: (data) =>
    say(summary.CommandRejected, {
      command: spoken(text(data, 'command') ?? '?'),
      message: short(text(data, 'message')),
    }),
  MessageIgnored: (data) => say(summary.MessageIgnored, { why: short(text(data, 'why')) }),
}
