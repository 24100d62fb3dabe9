import type { CommandBody } from '../../core/command.ts'
import { InvalidInput } from '../../core/errors.ts'
import { parseRunId } from '../../core/ids.ts'
import type { GraphqlContext } from '../context.ts'
import { invalid, type UserErrorView } from '../errors/user-error.ts'
import type { MutationResolvers, RunCommandInput } from '../generated/resolvers.ts'
import { commandRun, type Order } from '../mutate/command-run.ts'
import { forkRun } from '../mutate/fork-run.ts'
import { readOutputs, readPlace, readReason, readStep, readText } from '../mutate/read-input.ts'
import { type Idempotency, readKey } from '../mutate/read-key.ts'
import type { Outcome } from '../mutate/outcome.ts'
import { startPreview, stopPreview } from '../mutate/preview.ts'
import { startRun } from '../mutate/start-run.ts'
import { apiKeyMutations } from './api-key.ts'
import { RunView } from '../views/run-view.ts'

export const Mutation: MutationResolvers = {
  ...apiKeyMutations,
  startRun: async (_, { input }, context) => payload(context, await startRun(context.api, input)),
  startPreview: (_, { input }, context) => startPreview(context, input),
  stopPreview: (_, { input }, context) => stopPreview(context, input),
  pauseRun: (_, { input }, context) => control(context, 'pause', input),
  resumeRun: (_, { input }, context) => control(context, 'resume', input),
  cancelRun: (_, { input }, context) => control(context, 'cancel', input),
  retryStep: (_, { input }, context) =>
    send(context, { operation: 'retryStep', input }, async () => {
      const runId = parseRunId(input.runId, path)
      const body = { step: await readStep(context, runId, input.stepId), reason: readReason(input.reason) }
      return { runId, command: { type: 'retry_step', body }, path: 'stepId' }
    }),
  raiseBudget: (_, { input }, context) =>
    send(context, { operation: 'raiseBudget', input }, () => {
      const body = { budgetUsd: input.budgetUsd, reason: readReason(input.reason) }
      return { runId: parseRunId(input.runId, path), command: { type: 'raise_budget', body }, path: 'budgetUsd' }
    }),
  forkRun: (_, { input }, context) =>
    accept(context, { operation: 'forkRun', input }, (idempotency) => {
      const title = input.title?.trim() ? readText(input.title.trim(), { most: 200, field: 'title' }) : null
      return forkRun(context, { origin: parseRunId(input.runId, path), atSeq: input.atSeq, title, idempotency })
    }),
  answerApproval: (_, { input }, context) =>
    send(context, { operation: 'answerApproval', input }, () => {
      const { runId, name } = readPlace('approval', input.approvalId, input.runId ?? null)
      const body: CommandBody<'answer_approval'> = {
        approvalId: name,
        decision: readText(input.decision, { least: 1, most: 1_000, field: 'decision' }),
        comment: input.comment == null ? null : readText(input.comment, { most: 10_000, field: 'comment' }),
        outputs: readOutputs(input.outputs ?? {}),
        by: input.by == null ? (context.caller.key?.name ?? null) : readText(input.by, { most: 200, field: 'by' }),
      }
      return { runId, command: { type: 'answer_approval', body }, path: 'approvalId' }
    }),
  answerQuestion: (_, { input }, context) =>
    send(context, { operation: 'answerQuestion', input }, () => {
      const { runId, name } = readPlace('question', input.questionId, input.runId ?? null)
      const body: CommandBody<'answer_question'> = {
        questionId: name,
        answer: readText(input.answer, { least: 1, most: 10_000, field: 'answer' }),
        by: input.by == null ? (context.caller.key?.name ?? null) : readText(input.by, { most: 200, field: 'by' }),
      }
      return { runId, command: { type: 'answer_question', body }, path: 'questionId' }
    }),
}

const path = ['input', 'runId']

type Payload = { readonly run: RunView | null; readonly userErrors: readonly UserErrorView[] }

const control = (
  context: GraphqlContext,
  type: 'pause' | 'resume' | 'cancel',
  input: RunCommandInput,
): Promise<Payload> =>
  send(context, { operation: `${type}Run`, input }, () => {
    const body = { reason: readReason(input.reason) }
    const command =
      type === 'resume' ? { type, body: { ...body, dropMessage: input.dropMessage === true } } : { type, body }
    return { runId: parseRunId(input.runId, path), command, path: 'runId' }
  })

interface AskedFor {
  readonly operation: string
  readonly input: { readonly idempotencyKey?: string | null }
}

/** Reads a command from an input, and stores it. */
const send = (
  context: GraphqlContext,
  asked: AskedFor,
  read: () => Omit<Order, 'idempotency'> | Promise<Omit<Order, 'idempotency'>>,
): Promise<Payload> =>
  accept(context, asked, async (idempotency) => commandRun(context, { ...(await read()), idempotency }))

/** Reads the key of an input, and does what it asks for. What cannot be read is the caller's error. */
async function accept(
  context: GraphqlContext,
  asked: AskedFor,
  work: (idempotency: Idempotency) => Promise<Outcome>,
): Promise<Payload> {
  const { idempotencyKey, ...input } = asked.input
  const key = readKey(idempotencyKey, { operation: asked.operation, input })
  if (key.errors.length > 0) return { run: null, userErrors: key.errors }
  try {
    return payload(context, await work(key.idempotency))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return { run: null, userErrors: [invalid(error.message, ...error.path.slice(1))] }
  }
}

const payload = ({ reader }: GraphqlContext, { row, errors }: Outcome): Payload => ({
  run: row === null ? null : new RunView(row, reader),
  userErrors: errors,
})
