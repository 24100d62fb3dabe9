import type { Command } from '../../../core/command.ts'
import type { Json, JsonObject } from '../../../core/json.ts'
import type { Approval, RunContext } from '../run-context.ts'
import { variableFindings } from '../../../workflow/variables.ts'
import { type Outcome, refuse } from './outcome.ts'

type Answer = Extract<Command, { type: 'answer_approval' | 'answer_question' }>

/** A person's answer to an approval or a question, or why it cannot be taken. */
export function decideAnswer(run: RunContext, command: Answer): Outcome {
  return command.type === 'answer_approval' ? approval(run, command.body) : question(run, command.body)
}

function question(run: RunContext, body: Extract<Answer, { type: 'answer_question' }>['body']): Outcome {
  const asked = run.questions.find(({ id }) => id === body.questionId)
  if (asked === undefined)
    return refuse('NOT_FOUND', `Found no question "${body.questionId}"; list the run's questions.`)
  if (asked.answer !== null)
    return refuse('ALREADY_ANSWERED', `Question ${asked.id} was answered with "${asked.answer}".`)
  return { events: [{ type: 'QuestionAnswered', data: { id: asked.id, answer: body.answer, by: body.by } }] }
}

function approval(run: RunContext, body: Extract<Answer, { type: 'answer_approval' }>['body']): Outcome {
  const asked = run.approvals.find(({ id }) => id === body.approvalId)
  if (asked === undefined)
    return refuse('NOT_FOUND', `Found no approval "${body.approvalId}"; list the run's approvals.`)
  if (asked.answer !== null) {
    return refuse('ALREADY_ANSWERED', `Approval ${asked.id} was answered with "${asked.answer.decision}".`)
  }
  if (asked.about !== 'human_step' && !asked.options.includes(body.decision)) {
    return refuse('INVALID_DECISION', `Found "${body.decision}", expected one of ${asked.options.join(', ')}.`)
  }
  const outputs = outputsOf(asked, body.decision, body.outputs)
  const wrong = asked.about === 'human_step' ? outputProblems(run, asked, outputs) : []
  if (wrong.length > 0) return refuse('INVALID_OUTPUT', wrong.join(' '))
  const { decision, comment, by } = body
  return { events: [{ type: 'ApprovalGiven', data: { id: asked.id, by, decision, comment, outputs } }] }
}

/** The variables that the answer sets: those given, and the decision itself for the first text that was not. */
function outputsOf(asked: Approval, decision: string, given: JsonObject): JsonObject {
  const open = asked.outputs.find(({ name, type }) => type === 'text' && !(name in given))
  const known = asked.outputs
    .filter(({ name }) => name in given)
    .map(({ name }): [string, Json] => [name, given[name] ?? null])
  return Object.fromEntries(open === undefined ? known : [...known, [open.name, decision]])
}

function outputProblems(run: RunContext, asked: Approval, outputs: JsonObject): readonly string[] {
  const missing = asked.outputs.filter(({ name }) => (outputs[name] ?? null) === null)
  const mistyped = run.play === null ? [] : variableFindings(run.play.plan.workflow, outputs)
  return [
    ...missing.map(
      ({ name, type }) => `Found nothing for "${name}", expected a value of type ${type}; give it in outputs.`,
    ),
    ...mistyped.map(({ message }) => message),
  ]
}
