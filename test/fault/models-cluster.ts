import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Store } from '../../src/core/store/store.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import type { Database } from '../../src/store/sql.ts'
import { startPostgres } from '../support/postgres-cluster.ts'
import { startWireProcess, type WireProcess } from '../support/wire/start-wire-process.ts'
import { type FormatName, wireKey } from '../support/wire/wire-options.ts'
import type { WireRecord } from '../support/wire/wire-record.ts'
import { workerBrain } from '../support/in-a-row.ts'
import { NodeSeat } from './node-seat.ts'
import { noteReceipts } from './receipts.ts'
import type { Tally } from './tally.ts'

export const formats: readonly FormatName[] = ['openai', 'azure', 'anthropic']

/** Three nodes on one Postgres, and a model server of each format that outlives them. */
export interface ModelsCluster {
  readonly seats: readonly NodeSeat[]
  readonly sql: Database
  readonly store: Store
  /** What reached the model servers. */
  readonly requests: () => Promise<readonly WireRecord[]>
  readonly close: () => Promise<void>
}

const names = ['node-0', 'node-1', 'node-2']
const database = 'postgres'

/** What goes wrong at the model servers, and costs nothing. */
const badMoments = ['rate_limited', 'server_error', 'overloaded'] as const

interface ModelsClusterOptions {
  readonly seed: number
  readonly ttlMs: number
  readonly tally: Tally
}

/** Starts all of it. What was started ends again if a later part fails. */
export async function openModelsCluster(of: ModelsClusterOptions): Promise<ModelsCluster> {
  const closers: (() => Promise<unknown>)[] = []
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).toReversed()) await end()
  }
  try {
    return { ...(await open(of, (end) => void closers.push(end))), close }
  } catch (error) {
    await close()
    throw error
  }
}

async function open(
  { seed, ttlMs, tally }: ModelsClusterOptions,
  atEnd: (end: () => Promise<unknown>) => void,
): Promise<Omit<ModelsCluster, 'close'>> {
  const root = await mkdtemp(join(tmpdir(), 'g1-fault-models-'))
  atEnd(() => rm(root, { recursive: true, force: true }))
  const postgres = await startPostgres({ fsync: false, settings: { track_commit_timestamp: 'on' } })
  atEnd(postgres.stop)
  const store = await openPostgres(postgres.url(database))
  atEnd(() => store.close())
  const sql = openPostgresSql(postgres.url(database))
  atEnd(() => sql.close())
  await sql.script(noteReceipts)
  const wires = new Map<FormatName, WireProcess>()
  for (const [index, format] of formats.entries()) {
    const wire = await startWireProcess({
      format,
      model: { module: new URL('models-answers.ts', import.meta.url).href },
      models: ['gpt-6-luna', 'claude-haiku-5-5'],
      pace: { characters: 20, pauseMs: 50 },
      misbehave: { seed: seed + index, share: 0.1, kinds: badMoments },
      retryAfterMs: 200,
    })
    atEnd(wire.stop)
    wires.set(format, wire)
  }
  const urlOf = (format: FormatName): string => wires.get(format)?.url ?? ''
  const seats = names.map((name) => {
    const env = {
      PORT: '0',
      DATABASE_URL: postgres.url(database),
      G1_DATA: join(root, name),
      G1_BRAIN: workerBrain,
      G1_LEASE_TTL_MS: String(ttlMs),
      G1_LOG: process.env['G1_LOG'] ?? 'silent',
      OPENAI_API_KEY: wireKey,
      OPENAI_BASE_URL: `${urlOf('openai')}/v1`,
      AZURE_OPENAI_API_KEY: wireKey,
      AZURE_OPENAI_ENDPOINT: urlOf('azure'),
      ANTHROPIC_API_KEY: wireKey,
      ANTHROPIC_BASE_URL: urlOf('anthropic'),
    }
    const seat = new NodeSeat({ name, env, clockShiftMs: 0, tally })
    atEnd(() => seat.close())
    return seat
  })
  await Promise.all(seats.map((seat) => seat.open()))
  return {
    seats,
    sql,
    store,
    requests: async () => (await Promise.all([...wires.values()].map((wire) => wire.requests()))).flat(),
  }
}
