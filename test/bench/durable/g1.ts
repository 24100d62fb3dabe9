import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { performers } from '../../../src/activities/performers.ts'
import { ActorNode } from '../../../src/actors/runtime/node.ts'
import { runKnowledge } from '../../../src/assembly/run-knowledge.ts'
import { openBrain } from '../../../src/brain/open-brain.ts'
import { inProcessBus } from '../../../src/bus/in-process-bus.ts'
import { systemClock, uuid7Source } from '../../../src/core/clock.ts'
import { defaultTenant, incarnation, messageId, type RunId, runId, seq } from '../../../src/core/ids.ts'
import type { Json } from '../../../src/core/json.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { unheard } from '../../../src/core/provider.ts'
import type { Tool } from '../../../src/core/tool.ts'
import { nullProvider } from '../../../src/offline/null-provider.ts'
import { openPostgres } from '../../../src/store/open-postgres.ts'
import { openSandbox } from '../../../src/workspace/sandbox/sandbox.ts'
import { cycle } from './cycle.ts'
import { serveProgram } from './program.ts'

/** How often the node is asked which runs it has let go of. */
const lookMs = 5
/** After so many looks the store is asked about a run that was never seen there. */
const unseenLooks = 200
const silent = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: console.error }

/**
 * A G1 node on Postgres. `tool`: each step is one call of a tool of this process. `persona`: each step is a context pack,
 * a provider's answer, its contract and its verification.
 */
await serveProgram(async ({ databaseUrl, dataDir, steps, bytes, mode }) => {
  const by = mode === 'persona' ? 'persona' : 'tool'
  const store = await openPostgres(databaseUrl)
  const brain = await openBrain(fileURLToPath(new URL('../brain', import.meta.url)))
  const life = incarnation(randomUUID())
  const sandbox = await openSandbox({ root: join(dataDir, 'jobs'), incarnation: life })
  const bus = inProcessBus()
  const kilobyte: Tool = {
    name: 'kilobyte',
    onLoss: 'retry',
    call: () => Promise.resolve({ last: '.'.repeat(bytes) }),
  }
  const node = new ActorNode({
    incarnation: life,
    name: 'bench',
    version: '0',
    store,
    bus,
    clock: systemClock,
    ids: uuid7Source(systemClock, randomUUID),
    knowledge: runKnowledge({ brain, providers: new Map(), packBudget: 100_000 }),
    performers: performers({
      store,
      brain,
      sandbox,
      providers: new Map([['null', nullProvider(bytes)]]),
      tools: new Map([[kilobyte.name, kilobyte]]),
      clock: systemClock,
      packBudget: 100_000,
      live: () => ({ ...unheard, end: () => undefined }),
    }),
    logger: silent,
    lease: { ttlMs: 4_000 },
    pollMs: 1_000,
    lanes: 2,
    activeRuns: 256,
    onLost: () => console.error('The lease was lost: the figures mean nothing.'),
  })
  await node.start()
  const departures = watchDepartures(node)
  const workflow = { id: 'cycle', source: inCircle(steps, by) }
  return {
    serverPid: null,
    run: async (id) => {
      await submit(store, runId(id), workflow)
      bus.publish({ runId: runId(id), head: seq(0) })
      do await departures.next(runId(id))
      while (!(await hasCompleted(store, runId(id))))
    },
    storedSteps: (ids) => Promise.all(ids.map((id) => completedSteps(store, runId(id)))),
    close: async () => {
      departures.stop()
      await node.drain()
      await sandbox.close()
      await store.close()
    },
  }
})

/** Twenty steps gone around: a run of 200 is a net of 20, so that its plan stays of an ordinary size. */
function inCircle(steps: number, by: 'persona' | 'tool'): Json {
  const around = [20, 10, 5, 1].find((size) => steps % size === 0) ?? 1
  return cycle(around, steps / around, by)
}

async function submit(store: Store, id: RunId, workflow: Json): Promise<void> {
  const body: Json = {
    title: 'Benchmark',
    requirements: null,
    data: {},
    workflow,
    provider: 'null',
    budgetUsd: null,
    questionsAllowed: false,
  }
  const command = { tenantId: defaultTenant, runId: id, id: messageId(randomUUID()), type: 'submit', body }
  await store.createRun({ title: 'Benchmark', command: { ...command, at: Date.now(), idempotency: null } })
}

/** The node lets go of a run that has ended: until then nothing has to be asked of the store. */
function watchDepartures(node: ActorNode): { readonly next: (id: RunId) => Promise<void>; readonly stop: () => void } {
  const awaited = new Map<RunId, { seen: boolean; looks: number; readonly resolve: () => void }>()
  const timer = setInterval(() => {
    for (const [id, one] of awaited) {
      const here = node.activations.has(id)
      one.seen ||= here
      one.looks += 1
      if (here || (!one.seen && one.looks < unseenLooks)) continue
      awaited.delete(id)
      one.resolve()
    }
  }, lookMs)
  return {
    next: (id) => new Promise((resolve) => awaited.set(id, { seen: false, looks: 0, resolve })),
    stop: () => clearInterval(timer),
  }
}

async function hasCompleted(store: Store, id: RunId): Promise<boolean> {
  const row = await store.getRun(id)
  if (row === null || !['FAILED', 'PARKED', 'CANCELLED'].includes(row.status)) return row?.status === 'COMPLETED'
  const last = await store.readEvents(id, seq(Math.max(0, row.lastSeq - 3)), 3)
  throw new Error(`A run is ${row.status}: ${JSON.stringify(last.map(({ type, data }) => ({ type, data })))}`)
}

async function completedSteps(store: Store, id: RunId): Promise<number> {
  let [count, after] = [0, seq(0)]
  for (;;) {
    const events = await store.readEvents(id, after, 1_000)
    count += events.filter(({ type }) => type === 'StepCompleted').length
    const last = events.at(-1)
    if (last === undefined) return count
    after = last.seq
  }
}
