import type { ControlEvents } from '../../../core/event/control-events.ts'
import { noteUnderWay, withoutCalls } from '../budget.ts'
import type { RunContext } from '../run-context.ts'
import type { Folds } from './folds.ts'

export const controlFolds: Folds<keyof ControlEvents> = {
  RunSubmitted: (run, submission, at) => ({
    ...run,
    submission,
    submittedAt: at,
    budget: { ...run.budget, limitUsd: submission.budgetUsd },
  }),
  RunForked: withoutCalls,
  OwnerChanged: (run) => run,
  RunPaused: withoutCalls,
  RunResumed: (run, { message }) => ({
    ...run,
    error: null,
    parked: null,
    replay: message === 'again' ? (run.parked?.message ?? null) : null,
  }),
  RunCancelled: (run, _, at) => ({ ...run, endedAt: at }),
  RunParked: (run, { error, message, kind = null, name = null }, at) => ({
    ...withoutCalls(run),
    error: { code: 'RUN_PARKED', message: error },
    parked: { error, message: message === null ? null : { id: message, kind, name }, at },
  }),
  BudgetExceeded: (run) => ({ ...run, budget: { ...run.budget, exceeded: true } }),
  BudgetRaised: (run, { toUsd }) => ({ ...run, budget: { limitUsd: toUsd, underWay: [], exceeded: false } }),
  RunFailed: (run, { code, message }, at) => ({ ...run, error: { code, message }, endedAt: at }),
  RunCompleted: (run, outcome, at) => ({ ...run, outcome, endedAt: at }),
  CommandRejected: (run) => run,
  MessageIgnored: (run, { usage }) =>
    usage === undefined ? run : noteUnderWay(run, { ...run, usage: withLate(run.usage, usage.costUsd) }, null),
  ApprovalRequested: (run, asked, at) => ({
    ...run,
    approvals: [...run.approvals, { ...asked, requestedAt: at, answer: null }],
  }),
  ApprovalGiven: (run, given, at) => ({
    ...run,
    approvals: run.approvals.map((approval) =>
      approval.id === given.id ? { ...approval, answer: { ...given, at } } : approval,
    ),
  }),
  QuestionAsked: (run, asked) => ({ ...run, questions: [...run.questions, { ...asked, answer: null }] }),
  QuestionAnswered: (run, { id, answer }) => ({
    ...run,
    questions: run.questions.map((question) => (question.id === id ? { ...question, answer } : question)),
  }),
}

const withLate = (usage: RunContext['usage'], costUsd: number): RunContext['usage'] => ({
  ...usage,
  lateCalls: usage.lateCalls + 1,
  lateCostUsd: usage.lateCostUsd + costUsd,
})
