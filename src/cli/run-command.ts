import { CommanderError } from 'commander'
import { RequestFailed, RequestRefused, ServerUnreachable } from '../client/errors.ts'
import { G1Error, InvalidInput, messageOf, NotFound } from '../core/errors.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { makeProgram } from './program.ts'
import { oneLine } from './show/safe-text.ts'
import type { World } from './world.ts'

/** Carries out one command line (without the names of node and script). Never throws: says what was wrong. */
export async function runCommand(world: World, args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.done
  const program = makeProgram(world, (reported) => {
    code = reported
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCode.done : exitCode.usage
    if (world.interrupted.aborted) return exitCode.interrupted
    for (const message of messagesOf(error)) world.terminal.err(`g1: ${oneLine(message, 2_000)}\n`)
    return isUsage(error) ? exitCode.usage : exitCode.failed
  }
}

/** What is wrong with the command or its input, as opposed to the system. */
const isUsage = (error: unknown): boolean =>
  error instanceof InvalidInput ||
  error instanceof NotFound ||
  (error instanceof G1Error && error.code === 'NO_KEY_YET') ||
  (error instanceof RequestRefused && error.codes.some((code) => inputCodes.has(code))) ||
  (error instanceof RequestFailed && (inputCodes.has(error.code) || error.code.startsWith('CURSOR_')))

const inputCodes: ReadonlySet<string> = new Set([
  'INVALID_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'WORKFLOW_INVALID',
  'INVALID_DECISION',
  'INVALID_OUTPUT',
])

function messagesOf(error: unknown): readonly string[] {
  if (error instanceof RequestRefused) return error.userErrors.map(({ message }) => message)
  if (error instanceof RequestFailed)
    return [`${error.message}${error.requestId === null ? '' : ` (request ${error.requestId})`}`]
  if (error instanceof G1Error || error instanceof ServerUnreachable) return [error.message]
  return [`Something went wrong: ${messageOf(error)}`]
}
