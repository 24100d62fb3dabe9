import type { Client, RunSummary } from '../../client/client.ts'
import { NotFound } from '../../core/errors.ts'
import { parseRunId, publicRunId } from '../../core/ids.ts'
import { oneLine } from '../show/safe-text.ts'

/** The run of this id. Throws InvalidInput for what is no run id, NotFound for a run that the server does not know. */
export async function runNamed(client: Client, id: string): Promise<RunSummary> {
  const run = await client.run(publicRunId(parseRunId(oneLine(id, 100), ['RUN'])))
  if (run !== null) return run
  throw new NotFound(`Found no run ${oneLine(id, 100)} at ${client.url}, expected one; "g1 runs" lists them.`)
}
