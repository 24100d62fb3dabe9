import { assumptionsOf } from '../build/assumptions.ts'
import { followRun, progressFrom } from '../build/follow-run.ts'
import { judge } from '../build/judge.ts'
import { withLastingClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { runNamed } from '../input/run-named.ts'
import { line } from '../show/line.ts'
import { summary } from '../show/summary.ts'
import { openView } from '../show/open-view.ts'
import type { View } from '../show/view.ts'
import type { World } from '../world.ts'

export interface WatchOptions {
  readonly after?: string
  readonly json?: true
  readonly text?: true
  readonly server?: string
}

/** `g1 watch`: shows a run from its first event, or from after a cursor, until it ends. */
export async function watch(
  world: World,
  runId: string,
  { after, json, text, server }: WatchOptions,
): Promise<ExitCode> {
  const progress = progressFrom(after ?? null)
  const shown: { view: View | null } = { view: null }
  const connecting = { server, purpose: 'work' } as const
  try {
    return await withLastingClient(world, connecting, async (client) => {
      const run = await runNamed(client, runId)
      const personas = await client.personas()
      const view = (shown.view ??= openView(world.terminal, { json: json === true, text: text === true, personas }))
      const followed = await followRun({ client, world, view, runId: run.id, progress, ask: false })
      view.end()
      if (followed === 'interrupted') {
        const from = progress.cursor === null ? '' : ` --after ${progress.cursor}`
        view.say([line(`Go on with: g1 watch ${run.id}${from}`)])
        return exitCode.interrupted
      }
      const detail = await client.runDetail(run.id)
      if (detail === null) return exitCode.failed
      view.say(summary({ run: detail, delivery: null, assumptions: await assumptionsOf(client, run.id) }))
      return judge(detail, false)
    })
  } finally {
    shown.view?.end()
  }
}
