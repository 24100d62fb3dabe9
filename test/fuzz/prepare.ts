import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createClient } from '../../src/client/create-client.ts'
import { startPostgres } from '../support/postgres-cluster.ts'
import { type ServerUnderFuzz, startUnderFuzz } from './server-under-fuzz.ts'
import { trivialWorkflow } from './values.ts'

/** A server that serves the API alone, over a database in which there is something to ask for. */
export interface Prepared {
  readonly server: ServerUnderFuzz
  readonly close: () => Promise<void>
}

const requirements = 'Build a tool library. A tool has a name and a daily fee between 1 and 50. Members borrow tools.'

/**
 * Lets a node deliver an application and begin a run that waits for a person; then that node ends, so that what the fuzz
 * starts stays as it is stored: what is measured is the API, not the actors.
 */
export async function prepare(): Promise<Prepared> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end()
  }
  try {
    const dataDir = await mkdtemp(join(tmpdir(), 'g1-fuzz-'))
    closers.push(() => rm(dataDir, { recursive: true, force: true }))
    const postgres = await startPostgres({ fsync: false })
    closers.push(postgres.stop)
    const env = { G1_DATA: dataDir, DATABASE_URL: postgres.url('postgres'), G1_RATE_LIMIT: '0' }
    await fill(env)
    const server = await startUnderFuzz({ ...env, G1_ROLES: 'api' })
    closers.push(server.stop)
    return { server, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function fill(env: Readonly<Record<string, string>>): Promise<void> {
  const worker = await startUnderFuzz(env)
  const client = createClient({ url: worker.url })
  try {
    const delivered = await client.startRun({ requirements, provider: 'offline' })
    const waiting = await client.startRun({ workflow: trivialWorkflow })
    for (const [id, status] of [
      [delivered.id, 'COMPLETED'],
      [waiting.id, 'WAITING'],
    ] as const) {
      for (let tries = 0; (await client.run(id))?.status !== status; tries += 1) {
        if (tries === 1_200) throw new Error(`Waited two minutes in vain until ${id} was ${status}.`)
        await wait(100)
      }
    }
  } finally {
    client.close()
    await worker.stop()
  }
}
