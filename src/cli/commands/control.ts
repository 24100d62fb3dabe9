import type { Client, RunSummary } from '../../client/client.ts'
import { unreachable } from '../../core/unreachable.ts'
import { waitForEffect } from '../build/wait-for-effect.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { runNamed } from '../input/run-named.ts'
import { describeEvent } from '../show/describe-event.ts'
import { asKnown } from '../show/known-event.ts'
import { paint } from '../show/line.ts'
import { emptyPicture } from '../show/picture.ts'
import type { World } from '../world.ts'

type Control = 'pause' | 'resume' | 'cancel'

export interface ControlOptions {
  readonly reason?: string
  readonly server?: string
}

interface Controlling {
  readonly control: Control
  readonly runId: string
  readonly options: ControlOptions
}

const effects = { pause: 'RunPaused', resume: 'RunResumed', cancel: 'RunCancelled' } as const

/** `g1 pause`, `g1 resume`, `g1 cancel`: stores the request and waits for what comes of it. */
export function control(world: World, { control: what, runId, options }: Controlling): Promise<ExitCode> {
  return withClient(world, { server: options.server, purpose: 'work' }, async (client) => {
    const before = await runNamed(client, runId)
    await send(client, what, { runId: before.id, ...(options.reason === undefined ? {} : { reason: options.reason }) })
    const effect = await waitForEffect(client, before, [effects[what]])
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

function send(
  client: Client,
  what: Control,
  input: { readonly runId: string; readonly reason?: string },
): Promise<RunSummary> {
  switch (what) {
    case 'pause':
      return client.pauseRun(input)
    case 'resume':
      return client.resumeRun(input)
    case 'cancel':
      return client.cancelRun(input)
    default:
      return unreachable(what)
  }
}
