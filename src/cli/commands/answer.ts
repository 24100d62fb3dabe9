import type { Client, RunSummary } from '../../client/client.ts'
import { NotFound } from '../../core/errors.ts'
import { waitForEffect } from '../build/wait-for-effect.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { readObject } from '../input/read-json.ts'
import { runNamed } from '../input/run-named.ts'
import { oneLine } from '../show/safe-text.ts'
import type { World } from '../world.ts'

export interface AnswerOptions {
  readonly comment?: string
  readonly outputs?: string
  readonly server?: string
}

interface Answering {
  readonly runId: string
  /** An approval or a question: its short name (`P1`, `Q1`) or its id. */
  readonly asked: string
  readonly decision: string
  readonly options: AnswerOptions
}

/** `g1 answer`: tells a waiting run what a person decided. */
export async function answer(world: World, { runId, asked, decision, options }: Answering): Promise<ExitCode> {
  const outputs = options.outputs === undefined ? null : await readObject(world.cwd, options.outputs, '--outputs')
  return withClient(world, { server: options.server, purpose: 'work' }, async (client) => {
    const run = await runNamed(client, runId)
    await send(client, run, { asked, decision, comment: options.comment, outputs })
    const effect = await waitForEffect(client, run, ['ApprovalGiven', 'QuestionAnswered'])
    const { terminal } = world
    if (effect?.type === 'CommandRejected') {
      const { message } = effect.data as { readonly message: string }
      terminal.err(`${oneLine(message, 500)}\n`)
      return exitCode.failed
    }
    terminal.out(effect === null ? `Stored: the answer to ${asked}.\n` : `Answered ${asked}: ${oneLine(decision)}\n`)
    return exitCode.done
  })
}

interface Given {
  readonly asked: string
  readonly decision: string
  readonly comment: string | undefined
  readonly outputs: Readonly<Record<string, unknown>> | null
}

async function send(client: Client, run: RunSummary, { asked, decision, comment, outputs }: Given): Promise<void> {
  const open = await client.asks(run.id)
  const isIt = ({ id, name }: { readonly id: string; readonly name: string }): boolean => id === asked || name === asked
  const question = open?.questions.find(isIt)
  const approval = open?.approvals.find(isIt)
  if (question !== undefined) {
    await client.answerQuestion({ questionId: question.id, answer: decision })
  } else if (approval !== undefined) {
    const more = { ...(comment === undefined ? {} : { comment }), ...(outputs === null ? {} : { outputs }) }
    await client.answerApproval({ approvalId: approval.id, decision, ...more })
  } else {
    const names = [...(open?.approvals ?? []), ...(open?.questions ?? [])].map(({ name }) => name)
    const known = names.length === 0 ? 'nothing was asked' : `one of ${names.join(', ')}`
    throw new NotFound(`Found "${oneLine(asked, 60)}", expected what ${run.id} asks: ${known}.`)
  }
}
