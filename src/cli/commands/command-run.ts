import type { Client, RunSummary } from '../../client/client.ts'
import { waitForEffect } from '../build/wait-for-effect.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { runNamed } from '../input/run-named.ts'
import { describeEvent } from '../show/describe-event.ts'
import { asKnown } from '../show/known-event.ts'
import { paint } from '../show/line.ts'
import { emptyPicture } from '../show/picture.ts'
import type { World } from '../world.ts'

interface Commanding {
  /** What is asked for, in a word. */
  readonly what: string
  readonly runId: string
  readonly server: string | undefined
  /** Types of the events that show that it was done. */
  readonly effects: readonly string[]
  readonly send: (client: Client, runId: string) => Promise<RunSummary>
}

/** Stores a request to a run and waits for what comes of it. */
export function commandRun(world: World, { what, runId, server, effects, send }: Commanding): Promise<ExitCode> {
  return withClient(world, { server, purpose: 'work' }, async (client) => {
    const before = await runNamed(client, runId)
    await send(client, before.id)
    const effect = await waitForEffect(client, before, effects)
    if (effect === null) {
      world.terminal.out(`Stored: ${what} ${before.id}. It takes effect as soon as a node takes up the run.\n`)
      return exitCode.done
    }
    for (const line of describeEvent(emptyPicture([]), asKnown(effect))) {
      world.terminal.out(`${paint(line, world.terminal.colour)}\n`)
    }
    return effect.type === 'CommandRejected' ? exitCode.failed : exitCode.done
  })
}
