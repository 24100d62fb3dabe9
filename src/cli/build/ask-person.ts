import type { Client, OpenApproval, OpenQuestion } from '../../client/client.ts'
import { RequestRefused } from '../../client/errors.ts'
import { line } from '../show/line.ts'
import { oneLine } from '../show/safe-text.ts'
import type { View } from '../show/view.ts'
import type { World } from '../world.ts'
import { readOutput } from './read-output.ts'

interface Asking {
  readonly client: Client
  readonly world: World
  readonly view: View
  readonly runId: string
}

/** Asks everything that is open at the prompt. Returns what has been dealt with, by short name. */
export async function askPerson(asking: Asking): Promise<readonly string[]> {
  const { client, world, view, runId } = asking
  const open = await client.asks(runId)
  const dealt: string[] = []
  view.suspend()
  try {
    for (const approval of open?.approvals ?? []) {
      if (approval.answer === null) await settle(view, () => askApproval(asking, approval))
      dealt.push(approval.name)
    }
    for (const question of open?.questions ?? []) {
      if (question.answer === null) await settle(view, () => askQuestion(asking, question))
      dealt.push(question.name)
    }
  } catch (error) {
    if (world.interrupted.aborted) return dealt
    if (!isInputEnd(error)) throw error
    view.say([line('Not answered; the run waits. See above for how to answer from elsewhere.')])
    return [...(open?.approvals ?? []), ...(open?.questions ?? [])].map(({ name }) => name)
  } finally {
    view.resume()
  }
  return dealt
}

/** Ctrl-D, or input that has come to its end. */
const isInputEnd = (error: unknown): boolean => error instanceof Error && error.name === 'AbortError'

/** Somebody else may have been faster; and what was answered may not do. */
async function settle(view: View, ask: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error
      view.say([line(oneLine(error.message, 500), 'bad')])
      if (
        !error.codes.some(
          (code) => code === 'INVALID_DECISION' || code === 'INVALID_OUTPUT' || code === 'INVALID_INPUT',
        )
      )
        return
    }
  }
}

async function askApproval({ client, world, runId }: Asking, { name, options, outputs }: OpenApproval): Promise<void> {
  const { terminal, interrupted } = world
  const choice = options.length === 0 ? '' : ` (${options.map((option) => oneLine(option, 40)).join(' / ')})`
  const decision = await terminal.ask(`${name}: your decision${choice}? `, interrupted)
  const given: Record<string, unknown> = {}
  for (const output of outputs) {
    given[output.name] = readOutput(
      output.type,
      await terminal.ask(`  ${oneLine(output.name, 60)} (${oneLine(output.type, 10)}): `, interrupted),
    )
  }
  const comment = await terminal.ask('  a comment (or nothing): ', interrupted)
  await client.answerApproval({
    runId,
    approvalId: name,
    decision,
    outputs: given,
    ...(comment === '' ? {} : { comment }),
  })
}

async function askQuestion(
  { client, world, runId }: Asking,
  { name, default: otherwise }: OpenQuestion,
): Promise<void> {
  const answer = await world.terminal.ask(
    `${name}: your answer (nothing: “${oneLine(otherwise, 80)}”): `,
    world.interrupted,
  )
  await client.answerQuestion({ runId, questionId: name, answer: answer === '' ? otherwise : answer })
}
