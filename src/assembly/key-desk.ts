import { randomBytes } from 'node:crypto'
import type { KeyDesk } from '../cli/world.ts'
import type { ApiKeyInfo } from '../client/client.ts'
import type { Config } from '../config.ts'
import { systemClock } from '../core/clock.ts'
import { NotFound } from '../core/errors.ts'
import { type ApiKeyRow, roles } from '../core/store/api-key-store.ts'
import { newApiKey, readApiKeyId } from '../identity/api-key.ts'
import { lockFolder } from '../store/lock-folder.ts'
import { openStore } from './open-node.ts'

/** Opens the configured database for the sake of its keys alone. Throws FolderLocked where a server holds it. */
export async function openKeyDesk(config: Config): Promise<KeyDesk> {
  const lock = config.databaseUrl === null ? await lockFolder(config.dataDir) : null
  try {
    const store = await openStore(config)
    return {
      apiKeys: async () => (await store.apiKeys.list()).map(infoOf),
      async createApiKey({ name, role, expiresInSeconds }) {
        const lifetimeMs = expiresInSeconds == null ? null : expiresInSeconds * 1_000
        const meant = roles.find((one) => one.toUpperCase() === role) ?? 'viewer'
        const order = { name, role: meant, lifetimeMs }
        const { text, stored } = newApiKey(order, { now: systemClock.now(), random: randomBytes })
        return { apiKey: infoOf(await store.apiKeys.add(stored)), key: text }
      },
      async revokeApiKey({ id }) {
        const row = await store.apiKeys.revoke(readApiKeyId(id, ['id']))
        if (row === null) throw new NotFound(`Found no key ${id}, expected one of those in "g1 keys list".`)
        return infoOf(row)
      },
      async close() {
        await store.close()
        await lock?.release()
      },
    }
  } catch (error) {
    await lock?.release()
    throw error
  }
}

const infoOf = ({ id, name, role, createdAt, expiresAt, revokedAt, lastUsedAt, isUsable }: ApiKeyRow): ApiKeyInfo => ({
  id,
  name,
  role: role.toUpperCase() as Uppercase<typeof role>,
  createdAt: new Date(createdAt).toISOString(),
  expiresAt: timeOrNull(expiresAt),
  revokedAt: timeOrNull(revokedAt),
  lastUsedAt: timeOrNull(lastUsedAt),
  usable: isUsable,
})

const timeOrNull = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())
