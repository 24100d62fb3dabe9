import { resolve } from 'node:path'
import { apiOptions } from './assembly/api-options.ts'
import { holdLease } from './assembly/hold-lease.ts'
import { type Fitting, openNode, rolesOf, version } from './assembly/open-node.ts'
import { openPreviews } from './assembly/previews.ts'
import { sampleRun } from './assembly/sample-run.ts'
import type { Config } from './config.ts'
import type { Logger } from './core/logger.ts'
import { type ApiServer, startServer } from './graphql/server/start-server.ts'

/** A running node: what it hosts and, where it has that role, where its API answers. */
export interface App {
  /** `http://localhost:8013`; null where the node only hosts actors. */
  readonly url: string | null
  /** Where `/healthz`, `/readyz` and `/metrics` answer, whatever the node's roles. */
  readonly probesUrl: string
  /** Says "not ready", hands the runs over, closes streams, ends. */
  close(): Promise<void>
}

/** Where `npm run console` puts the pages. */
const consoleDir = resolve(import.meta.dirname, '../dist/web')

export interface AppOptions {
  readonly config: Config
  readonly logger: Logger
  /** The node lost its lease and does nothing any more: end the process. */
  readonly onLost: () => void
  /** Put a run to look at into an embedded store that has none yet. */
  readonly withSample: boolean
  readonly fitting?: Fitting
}

/**
 * Wires a node together. Throws FolderLocked where another process holds the embedded folder, StoreUnavailable where
 * no database answers, BrainInvalid for a brain that cannot be used.
 */
export async function openApp({ config, logger, onLost, withSample, fitting }: AppOptions): Promise<App> {
  const parts = await openNode(config, logger, onLost, fitting)
  const { node } = parts
  const previews = openPreviews(parts, { config, logger })
  let leave = (): Promise<void> => Promise.resolve()
  let server: ApiServer
  try {
    leave = node === null ? await holdLease(parts, { config, logger, onLost }) : () => node.drain()
    const { api: servesApi } = config.roles
    const isNew = withSample && servesApi && parts.node !== null && parts.lock !== null
    const sample = isNew ? await sampleRun(parts) : null
    const api = apiOptions(parts, { config, logger, previews, sample })
    const { port, host, requireKey } = config
    const started = await startServer({ api, port, host, requireKey, consoleDir, probesOnly: !servesApi })
    server = started
    if (servesApi) {
      previews.run()
      parts.telemetry.watchFollowers(() => started.figures())
      parts.lock?.announce(started.url)
    }
  } catch (error) {
    await previews.stop()
    await leave()
    await parts.close()
    throw error
  }
  const { incarnation } = parts
  logger.info({ incarnation, version, roles: rolesOf(config), url: server.url }, 'node started')
  return {
    url: config.roles.api ? server.url : null,
    probesUrl: server.url,
    close: async () => {
      const began = parts.clock.monotonic()
      logger.info({ runs: node?.activations.size ?? 0 }, 'drain begins')
      server.drain()
      // Runs are handed over at once: they wait for nobody who is still being served.
      await Promise.allSettled([leave(), server.close(), previews.stop()])
      await parts.close()
      logger.info({ tookMs: Math.round(parts.clock.monotonic() - began) }, 'drain ended')
    },
  }
}
