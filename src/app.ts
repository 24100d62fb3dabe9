import { apiOptions } from './assembly/api-options.ts'
import { openNode } from './assembly/open-node.ts'
import type { Config } from './config.ts'
import type { Logger } from './core/logger.ts'
import { type ApiServer, startServer } from './graphql/server/start-server.ts'

/** A running node: what it hosts and, where it has that role, where its API answers. */
export interface App {
  /** `http://localhost:8013`; null where the node only hosts actors. */
  readonly url: string | null
  /** Says "not ready", hands the runs over, closes streams, ends. */
  close(): Promise<void>
}

export interface AppOptions {
  readonly config: Config
  readonly logger: Logger
  /** The node lost its lease and does nothing any more: end the process. */
  readonly onLost: () => void
}

/**
 * Wires a node together. Throws FolderLocked where another process holds the embedded folder, StoreUnavailable where
 * no database answers, BrainInvalid for a brain that cannot be used.
 */
export async function openApp({ config, logger, onLost }: AppOptions): Promise<App> {
  const parts = await openNode(config, logger, onLost)
  let server: ApiServer | null = null
  try {
    if (config.roles.api) {
      server = await startServer({ api: apiOptions(parts, config, logger), port: config.port, host: config.host })
      parts.lock?.announce(server.url)
    }
  } catch (error) {
    await parts.close()
    throw error
  }
  return {
    url: server?.url ?? null,
    close: async () => {
      server?.drain()
      await server?.close()
      await parts.close()
    },
  }
}
