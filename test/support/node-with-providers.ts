import { rm } from 'node:fs/promises'
import { openApp } from '../../src/app.ts'
import type { Fitting } from '../../src/assembly/open-node.ts'
import type { Client } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { readConfig } from '../../src/config.ts'
import type { Logger } from '../../src/core/logger.ts'
import type { ModelProvider } from '../../src/core/provider.ts'
import { temporaryFolder } from './node-under-test.ts'

const silent: Logger = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined }
const onLost = (): never => {
  throw new Error('The node lost its lease.')
}

/**
 * A whole node in this process whose personas are answered for by the given providers alone; on the embedded store, unless
 * `env` says otherwise.
 */
export async function startNodeWithProviders(
  list: readonly ModelProvider[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly url: string; readonly client: Client; readonly close: () => Promise<void> }> {
  const dataDir = await temporaryFolder()
  const { PATH = '' } = process.env
  const config = readConfig({ G1_DATA: dataDir, PORT: '0', PATH, ...env })
  const providers = new Map(list.map((provider) => [provider.id, provider]))
  const fitting: Fitting = { parts: (own) => ({ ...own, providers }) }
  const app = await openApp({ config, logger: silent, onLost, withSample: false, fitting })
  const url = app.url ?? app.probesUrl
  const client = createClient({ url })
  return {
    url,
    client,
    close: async () => {
      client.close()
      await app.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
