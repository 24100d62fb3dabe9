import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { runNamed } from '../input/run-named.ts'
import { oneLine } from '../show/safe-text.ts'
import type { World } from '../world.ts'

export interface ForkOptions {
  /** The last event that the new run begins with. */
  readonly at: number
  readonly title?: string
  readonly json?: true
  readonly server?: string
}

/** `g1 fork`: another run that begins with the first events of this one. Prints its id. */
export function fork(world: World, runId: string, { at, title, json, server }: ForkOptions): Promise<ExitCode> {
  return withClient(world, { server, purpose: 'work' }, async (client) => {
    const { id } = await runNamed(client, runId)
    const made = await client.forkRun({ runId: id, atSeq: at, ...(title === undefined ? {} : { title }) })
    const { terminal } = world
    if (json === true) terminal.out(`${JSON.stringify(made)}\n`)
    else terminal.out(`${oneLine(made.title, 200)}\n${made.id}\nIt goes on by itself; see it go: g1 watch ${made.id}\n`)
    return exitCode.done
  })
}
