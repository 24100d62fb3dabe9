import { rm } from 'node:fs/promises'
import { performers } from '../../src/activities/performers.ts'
import { ActorNode } from '../../src/actors/runtime/node.ts'
import { apiOptions } from '../../src/assembly/api-options.ts'
import { openNode, version } from '../../src/assembly/open-node.ts'
import { runKnowledge } from '../../src/assembly/run-knowledge.ts'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { readConfig } from '../../src/config.ts'
import type { Logger } from '../../src/core/logger.ts'
import type { ModelProvider } from '../../src/core/provider.ts'
import { startServer } from '../../src/graphql/server/start-server.ts'
import { temporaryFolder } from './node-under-test.ts'

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const onLost = (): never => {
  throw new Error('The node lost its lease.')
}

/** A whole node in this process, on the embedded store, whose personas are answered for by the given providers alone. */
export async function startNodeWithProviders(
  list: readonly ModelProvider[],
): Promise<{ readonly client: Client; readonly close: () => Promise<void> }> {
  const dataDir = await temporaryFolder()
  const { PATH = '' } = process.env
  const config = readConfig({ G1_DATA: dataDir, G1_ROLES: 'api', PATH })
  const opened = await openNode(config, silent, onLost)
  const parts = { ...opened, providers: new Map(list.map((provider) => [provider.id, provider])) }
  const node = new ActorNode({
    ...parts,
    name: 'drill',
    version,
    logger: silent,
    knowledge: runKnowledge(parts.brain),
    performers: performers({ ...parts, tools: new Map(), packBudget: 100_000 }),
    lease: { ttlMs: config.leaseTtlMs },
    pollMs: 1_000,
    lanes: 1,
    activeRuns: 64,
    onLost,
  })
  await node.start()
  const api = apiOptions({ ...parts, node }, { config, logger: silent, sample: null })
  const server = await startServer({ api, port: 0 })
  const client = createClient({ url: server.url })
  return {
    client,
    close: async () => {
      client.close()
      await server.close()
      await node.drain()
      await opened.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
