import type { ControlEvents } from '../../../core/event/control-events.ts'
import { sumUsd } from '../../../core/usd.ts'
import type { RunContext } from '../run-context.ts'
import { personSaid } from './exchange.ts'
import type { Folds } from './folds.ts'
import { settle, stopCalls, withoutCalls } from './money.ts'

export const controlFolds: Folds<keyof ControlEvents> = {
  RunSubmitted: (run, submission, at) => ({
    ...run,
    submission,
    submittedAt: at,
    budget: { ...run.budget, limitUsd: submission.budgetUsd },
  }),
  RunForked: withoutCalls,
  OwnerChanged: (run) => run,
  RunPaused: (run) => stopCalls(run),
  RunResumed: (run, { message }) => ({
    ...run,
    error: null,
    parked: null,
    replay: message === 'again' ? (run.parked?.message ?? null) : null,
  }),
  RunCancelled: (run, _, at) => ({ ...stopCalls(run), endedAt: at }),
  RunParked: (run, { error, message, kind = null, name = null }, at) => ({
    ...stopCalls(run),
    error: { code: 'RUN_PARKED', message: error },
    parked: { error, message: message === null ? null : { id: message, kind, name }, at },
  }),
  BudgetReserved: (run, { key, usd }) => ({
    ...run,
    budget: { ...run.budget, costs: true, exceeded: false, calls: [...run.budget.calls, { key, usd, stopped: false }] },
  }),
  BudgetExceeded: (run) => ({ ...run, budget: { ...run.budget, costs: true, exceeded: true } }),
  BudgetRaised: (run, { toUsd }) => ({ ...run, budget: { ...run.budget, limitUsd: toUsd, exceeded: false } }),
  RunFailed: (run, { code, message }, at) => ({ ...stopCalls(run), error: { code, message }, endedAt: at }),
  RunCompleted: (run, outcome, at) => ({ ...stopCalls(run), outcome, endedAt: at }),
  CommandRejected: (run) => run,
  MessageIgnored: (run, { usage, key, lostRequests = 0 }) => {
    const known = key === undefined ? run : settle(run, key, { costUsd: usage?.costUsd ?? 0, lostRequests })
    return usage === undefined ? known : { ...known, usage: withLate(known.usage, usage.costUsd) }
  },
  ApprovalRequested: (run, asked, at) => ({
    ...run,
    approvals: [...run.approvals, { ...asked, requestedAt: at, answer: null }],
  }),
  ApprovalGiven: (run, given, at) => ({
    ...personSaid(run, given),
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
  lateCostUsd: sumUsd(usage.lateCostUsd, costUsd),
})
