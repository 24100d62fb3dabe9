import type { RunStatus } from '../../client/client.ts'
import { InvalidInput } from '../../core/errors.ts'
import { runStatuses } from '../../core/run-status.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { oneLine } from '../show/safe-text.ts'
import type { World } from '../world.ts'

export interface RunsOptions {
  /** Several are parted by commas. */
  readonly status?: string
  readonly search?: string
  readonly json?: true
  readonly server?: string
}

const pageSize = 100

/** `g1 runs`: every run, newest first; one JSON object a line with `--json`. */
export async function runs({ terminal, ...world }: World, options: RunsOptions): Promise<ExitCode> {
  const filter = {
    first: pageSize,
    ...(options.status === undefined ? {} : { status: options.status.split(',').map(statusNamed) }),
    ...(options.search === undefined ? {} : { search: options.search }),
  }
  return withClient({ terminal, ...world }, { server: options.server, purpose: 'read' }, async (client) => {
    for (let after: string | null = null, shown = 0; ; ) {
      const page = await client.runs({ ...filter, after })
      for (const run of page.nodes) {
        const row = `${run.id}  ${run.status.padEnd(9)}  ${run.createdAt.slice(0, 16).replace('T', ' ')}  ${oneLine(run.title, 80)}`
        terminal.out(`${options.json === true ? JSON.stringify(run) : row}\n`)
      }
      shown += page.nodes.length
      if (!page.pageInfo.hasNextPage) {
        if (shown === 0 && options.json !== true) terminal.err('No runs.\n')
        return exitCode.done
      }
      after = page.pageInfo.endCursor
    }
  })
}

function statusNamed(name: string): RunStatus {
  const status = runStatuses.find((one) => one === name.trim().toUpperCase())
  if (status !== undefined) return status
  throw new InvalidInput(`Found --status "${oneLine(name, 40)}", expected one of ${runStatuses.join(', ')}.`, [
    '--status',
  ])
}
