import type { ControlEvents } from '../../../core/event/control-events.ts'
import type { Folds } from './folds.ts'

export const controlFolds: Folds<keyof ControlEvents> = {
  RunSubmitted: (run, submission, at) => ({
    ...run,
    submission,
    submittedAt: at,
    budget: { ...run.budget, limitUsd: submission.budgetUsd },
  }),
  RunForked: (run) => run,
  OwnerChanged: (run) => run,
  RunPaused: (run) => run,
  RunResumed: (run) => ({ ...run, error: null }),
  RunCancelled: (run, _, at) => ({ ...run, endedAt: at }),
  RunParked: (run, { error }) => ({ ...run, error: { code: 'RUN_PARKED', message: error } }),
  BudgetExceeded: (run) => ({ ...run, budget: { ...run.budget, exceeded: true } }),
  BudgetRaised: (run, { toUsd }) => ({ ...run, budget: { limitUsd: toUsd, underWay: [], exceeded: false } }),
  RunFailed: (run, { code, message }, at) => ({ ...run, error: { code, message }, endedAt: at }),
  RunCompleted: (run, outcome, at) => ({ ...run, outcome, endedAt: at }),
  CommandRejected: (run) => run,
  MessageIgnored: (run) => run,
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
