import { randomBytes, randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performers } from '../../src/activities/performers.ts'
import { ActorNode } from '../../src/actors/runtime/node.ts'
import { runKnowledge } from '../../src/assembly/run-knowledge.ts'
import { openBrain } from '../../src/brain/open-brain.ts'
import { inProcessBus } from '../../src/bus/in-process-bus.ts'
import { systemClock, uuid7Source } from '../../src/core/clock.ts'
import { defaultTenant, incarnation, messageId, runId, seq } from '../../src/core/ids.ts'
import type { JsonObject } from '../../src/core/json.ts'
import type { Store } from '../../src/core/store/store.ts'
import { nullProvider } from '../../src/offline/null-provider.ts'
import { openPostgres } from '../../src/store/open-postgres.ts'
import { openPostgresSql } from '../../src/store/postgres-sql.ts'
import { openSandbox } from '../../src/workspace/sandbox/sandbox.ts'
import { startPostgres } from '../support/postgres-cluster.ts'
import { cpuOf } from './cpu-of.ts'
import { cycle } from './cycle.ts'

const runs = 100
const atOnce = 64
const [steps, rounds] = [20, 10]
const stepsOfRun = steps * rounds

interface Figures {
  readonly seconds: number
  readonly commits: number
  readonly walBytes: number
  readonly nodeCpu: number
  readonly postgresCpu: number
}

const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }

/** Each step: context pack, provider, contract, verification, then one durable turn before the next one begins. */
export async function durable(): Promise<void> {
  const cluster = await startPostgres({ fsync: true })
  const store = await openPostgres(cluster.url('postgres'))
  const sql = openPostgresSql(cluster.url('postgres'), { poolSize: 1 })
  const brain = await openBrain(new URL('brain', import.meta.url).pathname)
  const life = incarnation(randomUUID())
  const sandbox = await openSandbox({ root: join(tmpdir(), 'g1-bench-jobs'), incarnation: life })
  const ids = uuid7Source(systemClock, (bytes) => randomBytes(bytes))
  const bus = inProcessBus()
  const tools = {
    store,
    brain,
    sandbox,
    providers: new Map([['null', nullProvider()]]),
    clock: systemClock,
    tools: new Map(),
    packBudget: 100_000,
  }
  const node = new ActorNode({
    incarnation: life,
    name: 'bench',
    version: '0',
    store,
    bus,
    clock: systemClock,
    ids,
    knowledge: runKnowledge(brain),
    performers: performers(tools),
    logger: silent,
    lease: { ttlMs: 60_000 },
    pollMs: 50,
    lanes: 2,
    activeRuns: atOnce,
    onLost: () => console.error('The lease was lost: the figures mean nothing.'),
  })
  await node.start()

  const wal = async (): Promise<number> => {
    const [row] = await sql.query<{ bytes: string }>(`SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0') AS bytes`)
    return Number(row?.bytes ?? 0)
  }
  const measure = async (count: number): Promise<Figures> => {
    const [walBefore, pgBefore, cpuBefore, flushes, began] = [
      await wal(),
      await cpuOf(cluster.pid),
      process.cpuUsage(),
      node.counts.flushes,
      performance.now(),
    ]
    const started = await Promise.all(Array.from({ length: count }, () => startRun(store, ids.uuid7())))
    bus.publish({ runId: runId(started[0] ?? ''), head: seq(0) })
    await ended(store, started)
    const seconds = (performance.now() - began) / 1_000
    const cpu = process.cpuUsage(cpuBefore)
    return {
      seconds,
      commits: node.counts.flushes - flushes,
      walBytes: (await wal()) - walBefore,
      nodeCpu: (cpu.user + cpu.system) / 1e6,
      postgresCpu: (await cpuOf(cluster.pid)) - pgBefore,
    }
  }

  await measure(10)
  const { seconds, commits, walBytes, nodeCpu, postgresCpu } = await measure(runs)
  const total = runs * stepsOfRun
  console.table({
    'runs × steps': `${runs} × ${stepsOfRun}, ${atOnce} runs at a time`,
    'durable steps per second': Math.round(total / seconds),
    'commits per step': (commits / total).toFixed(3),
    'WAL bytes per step': Math.round(walBytes / total),
    'Node CPU per step (µs)': Math.round((nodeCpu / total) * 1e6),
    'Postgres CPU per step (µs)': Math.round((postgresCpu / total) * 1e6),
    seconds: seconds.toFixed(1),
  })
  await node.drain()
  await sandbox.close()
  await sql.close()
  await store.close()
  await cluster.stop()
}

async function startRun(store: Store, id: string): Promise<string> {
  const submission = {
    title: 'Benchmark',
    requirements: null,
    data: {},
    workflow: { id: 'cycle', source: cycle(steps, rounds) },
    provider: 'null',
    budgetUsd: null,
    questionsAllowed: false,
    origin: null,
  } as unknown as JsonObject
  const command = {
    tenantId: defaultTenant,
    runId: runId(id),
    id: messageId(randomUUID()),
    type: 'submit',
    body: submission,
    at: Date.now(),
    idempotency: null,
  }
  await store.createRun({ title: 'Benchmark', command })
  return id
}

async function ended(store: Store, started: readonly string[]): Promise<void> {
  for (;;) {
    const rows = await store.getRuns(started.map(runId))
    if (rows.every(({ status }) => status === 'COMPLETED')) return
    const wrong = rows.find(({ status }) => ['FAILED', 'PARKED', 'WAITING'].includes(status))
    if (wrong !== undefined) {
      const last = (await store.readEvents(wrong.runId, seq(Math.max(0, wrong.lastSeq - 3)), 3)).map(
        ({ type, data }) => ({ type, data }),
      )
      throw new Error(`A run is ${wrong.status}: ${JSON.stringify(last)}`)
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
