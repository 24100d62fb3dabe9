import { randomUUID } from 'node:crypto'
import { inProcessBus } from '../../../src/bus/in-process-bus.ts'
import { systemClock, uuid7Source } from '../../../src/core/clock.ts'
import { incarnation } from '../../../src/core/ids.ts'
import type { ApiOptions } from '../../../src/graphql/api.ts'
import { startServer } from '../../../src/graphql/server/start-server.ts'
import { LogInMemory } from './log-in-memory.ts'
import { sampleAuthors, sampleRun, titleOf } from './sample-events.ts'
import { serveContestant } from './serve-contestant.ts'

/** G1's server as it is, over a log in memory. */
await serveContestant(async () => {
  const log = new LogInMemory()
  const bus = inProcessBus()
  const server = await startServer({ api: apiOf({ log, bus, authors: await sampleAuthors() }), port: 0 })
  return {
    port: server.port,
    publish: (event) => {
      log.append(event)
      bus.publish({ runId: sampleRun, head: event.seq })
    },
    close: () => server.close(),
  }
})

interface Behind {
  readonly log: LogInMemory
  readonly bus: ApiOptions['bus']
  readonly authors: readonly string[]
}

function apiOf({ log, bus, authors }: Behind): ApiOptions {
  return {
    store: log.asStore(),
    bus,
    clock: systemClock,
    ids: uuid7Source(systemClock, randomUUID),
    node: { id: incarnation(randomUUID()), name: 'bench', version: '0' },
    brain: { personas: authors.map(personaOf), workflows: [], knowledge: [] },
    providers: {
      names: ['offline'],
      byDefault: 'offline',
      absent: new Map(),
      asking: [],
      modelProblem: () => null,
      health: () => [],
    },
    intake: { check: () => [] },
    liveActors: () => ({ supervisor: null, activations: [] }),
    delivery: { of: () => null, zip: () => Promise.resolve(new Uint8Array()) },
    previews: {
      start: () => Promise.resolve({ refused: 'PREVIEWS_OFF', message: 'Found none here.' }),
      stop: () => Promise.resolve(),
    },
    sampleRunId: () => null,
    onFault: ({ error }) => console.error(error),
    onAnswered: () => undefined,
    metrics: () => Promise.resolve({ type: 'text/plain', body: '' }),
    onRefused: (refused) => console.error(refused),
  }
}

function personaOf(name: string): ApiOptions['brain']['personas'][number] {
  const [contract, tier, sha256] = ['document', 'light', 'a'.repeat(64)]
  return { id: name, title: titleOf(name), phase: 'work', contract, tier, sha256, prompt: '' }
}
