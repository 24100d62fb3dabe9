import type { Approval as Asked, Question as AskedQuestion, RunContext } from '../../actors/run/run-context.ts'
import type { RunId } from '../../core/ids.ts'
import type { JsonObject } from '../../core/json.ts'
import { partId } from '../global-id.ts'
import type { Approval, Question, WorkItem } from '../generated/resolvers.ts'
import { approvalAboutOf } from './enums.ts'
import { dateTime } from './date-time.ts'

export function approvalView(runId: RunId, asked: Asked): Approval & { readonly __typename: 'Approval' } {
  const { id, about, step, attempt, role, goal, reason, options, outputs, answer } = asked
  return {
    __typename: 'Approval',
    id: partId('approval', runId, id),
    name: id,
    about: approvalAboutOf(about),
    step,
    attempt,
    role,
    goal,
    reason,
    options,
    outputs,
    requestedAt: dateTime(asked.requestedAt),
    answer:
      answer === null
        ? null
        : {
            decision: answer.decision,
            comment: answer.comment,
            outputs: answer.outputs,
            by: answer.by,
            at: dateTime(answer.at),
          },
  }
}

/** The human steps that wait for somebody. */
export function workItems(runId: RunId, run: RunContext): readonly (WorkItem & { readonly __typename: 'WorkItem' })[] {
  const open = run.approvals.filter((asked) => asked.about === 'human_step' && asked.answer === null)
  if (run.endedAt !== null) return []
  return open.map((asked) => ({
    __typename: 'WorkItem',
    id: partId('workitem', runId, asked.id),
    approval: approvalView(runId, asked),
    step: asked.step,
    role: asked.role,
    goal: asked.goal,
    data: (run.play?.variables ?? {}) as JsonObject,
    outputs: asked.outputs,
    openedAt: dateTime(asked.requestedAt),
  }))
}

export function questionView(runId: RunId, asked: AskedQuestion): Question & { readonly __typename: 'Question' } {
  const { id, text, clauses, answer } = asked
  return {
    __typename: 'Question',
    id: partId('question', runId, id),
    name: id,
    text,
    clauses,
    default: asked.default,
    answer,
  }
}
