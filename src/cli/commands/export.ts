import { writeFile } from 'node:fs/promises'
import { NotFound } from '../../core/errors.ts'
import { deliver } from '../build/deliver.ts'
import { withClient } from '../connect.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import { emptyFolder, freeFile } from '../input/out-place.ts'
import { runNamed } from '../input/run-named.ts'
import type { World } from '../world.ts'

export interface ExportOptions {
  readonly out: string
  readonly server?: string
}

/** `g1 export`: writes what a run delivered into a folder, or into a file whose name ends in `.zip`. */
export async function exportRun(world: World, runId: string, { out, server }: ExportOptions): Promise<ExitCode> {
  const isZip = out.endsWith('.zip')
  const place = isZip ? await freeFile(world.cwd, out) : await emptyFolder(world.cwd, out)
  return withClient(world, { server, purpose: 'read' }, async (client) => {
    const { id, status } = await runNamed(client, runId)
    const delivered = await client.delivered(id)
    if (delivered?.deliverable == null) {
      throw new NotFound(
        `Found nothing delivered by ${id}, which is ${status}; expected it COMPLETED with an application.`,
      )
    }
    if (isZip) await writeFile(place, await client.download(delivered.deliverable.zipUrl), { flag: 'wx' })
    else await deliver(client, delivered.deliverable, place)
    world.terminal.out(`${delivered.deliverable.files.length} files of ${id} are in ${place}\n`)
    return exitCode.done
  })
}
