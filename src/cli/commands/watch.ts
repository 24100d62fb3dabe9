import { assumptionsOf } from '../build/assumptions.ts'
import { followRun } from '../build/follow-run.ts'
import { judge } from '../build/judge.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { runNamed } from '../input/run-named.ts'
import { line } from '../show/line.ts'
import { summary } from '../show/summary.ts'
import { openView } from '../show/view.ts'
import type { World } from '../world.ts'

export interface WatchOptions {
  readonly after?: string
  readonly json?: true
  readonly server?: string
}

/** `g1 watch`: shows a run from its first event, or from after a cursor, until it ends. */
export function watch(world: World, runId: string, { after, json, server }: WatchOptions): Promise<ExitCode> {
  return withClient(world, { server, purpose: 'work' }, async (client) => {
    const run = await runNamed(client, runId)
    const view = openView(world.terminal, { json: json === true, personas: await client.personas() })
    let cursor: string | null = after ?? null
    try {
      view.say([line(run.title, 'head')])
      const onCursor = (at: string): void => {
        cursor = at
      }
      const followed = await followRun({ client, world, view, runId: run.id, after: cursor, ask: false, onCursor })
      view.end()
      if (followed === 'interrupted') {
        view.say([line(`Go on with: g1 watch ${run.id}${cursor === null ? '' : ` --after ${cursor}`}`)])
        return exitCode.interrupted
      }
      const detail = await client.runDetail(run.id)
      if (detail === null) return exitCode.failed
      view.say(summary({ run: detail, delivery: null, assumptions: await assumptionsOf(client, run.id) }))
      return judge(detail, false)
    } finally {
      view.end()
    }
  })
}
