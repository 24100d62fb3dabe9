import type { CommandBody } from '../../core/command.ts'
import { InvalidInput } from '../../core/errors.ts'
import { parseRunId, type RunId } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import type { GraphqlContext } from '../context.ts'
import { invalid, type UserErrorView } from '../errors/user-error.ts'
import type { MutationResolvers, RunCommandInput } from '../generated/resolvers.ts'
import { parseGlobalId } from '../global-id.ts'
import { checkText, jsonProblem } from '../mutate/check-text.ts'
import { commandRun, type Order } from '../mutate/command-run.ts'
import { readKey } from '../mutate/read-key.ts'
import type { Outcome } from '../mutate/outcome.ts'
import { startRun } from '../mutate/start-run.ts'
import { apiKeyMutations } from './api-key.ts'
import { RunView } from '../views/run-view.ts'

export const Mutation: MutationResolvers = {
  ...apiKeyMutations,
  startRun: async (_, { input }, context) => payload(context, await startRun(context.api, input)),
  pauseRun: (_, { input }, context) => control(context, 'pause', input),
  resumeRun: (_, { input }, context) => control(context, 'resume', input),
  cancelRun: (_, { input }, context) => control(context, 'cancel', input),
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

type Payload = { readonly run: RunView | null; readonly userErrors: readonly UserErrorView[] }

const control = (
  context: GraphqlContext,
  type: 'pause' | 'resume' | 'cancel',
  input: RunCommandInput,
): Promise<Payload> =>
  send(context, { operation: `${type}Run`, input }, () => {
    const reason = input.reason == null ? null : readText(input.reason, { most: 1_000, field: 'reason' })
    return { runId: parseRunId(input.runId, ['input', 'runId']), command: { type, body: { reason } }, path: 'runId' }
  })

/** Reads an order from an input, and stores it. What cannot be read is the caller's error. */
async function send(
  context: GraphqlContext,
  asked: { readonly operation: string; readonly input: { readonly idempotencyKey?: string | null } },
  read: () => Omit<Order, 'idempotency'>,
): Promise<Payload> {
  const { idempotencyKey, ...input } = asked.input
  const key = readKey(idempotencyKey, { operation: asked.operation, input })
  if (key.errors.length > 0) return { run: null, userErrors: key.errors }
  try {
    const order = { ...read(), idempotency: key.idempotency }
    return payload(context, await commandRun(context, order))
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error
    return { run: null, userErrors: [invalid(error.message, ...error.path.slice(1))] }
  }
}

const payload = ({ reader }: GraphqlContext, { row, errors }: Outcome): Payload => ({
  run: row === null ? null : new RunView(row, reader),
  userErrors: errors,
})

/** The run and short name of an approval or question, by its global id, or by its short name beside the run's id. */
function readPlace(
  part: 'approval' | 'question',
  id: string,
  givenRun: string | null,
): { readonly runId: RunId; readonly name: string } {
  const path = ['input', `${part}Id`]
  const runId = givenRun === null ? null : parseRunId(givenRun, ['input', 'runId'])
  if (runId !== null && /^[PQ][1-9][0-9]{0,5}$/.test(id)) return { runId, name: id }
  const parsed = parseGlobalId(id, path)
  if (parsed.kind !== 'part' || parsed.part !== part) {
    throw new InvalidInput(`Found "${id.slice(0, 60)}", expected the id of a ${part}: ${part}_…`, path)
  }
  if (runId !== null && runId !== parsed.runId) {
    throw new InvalidInput(`Found the ${part} of another run, expected one of ${givenRun}; leave runId out.`, path)
  }
  return { runId: parsed.runId, name: parsed.place }
}

function readText(
  text: string,
  { least = 0, most, field }: { readonly least?: number; readonly most: number; readonly field: string },
): string {
  const path = ['input', field]
  if (text.trim().length < least) throw new InvalidInput('Found no text, expected some.', path)
  return checkText(text, { most, path })
}

function readOutputs(outputs: Json): CommandBody<'answer_approval'>['outputs'] {
  if (typeof outputs !== 'object' || outputs === null || Array.isArray(outputs)) {
    throw new InvalidInput('Found no object, expected one with a member for each variable.', ['input', 'outputs'])
  }
  const problem = jsonProblem(outputs, ['input', 'outputs'])
  if (problem !== null) throw new InvalidInput(problem.message, problem.path)
  return outputs as CommandBody<'answer_approval'>['outputs']
}
