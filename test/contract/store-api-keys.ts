import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { apiKeyId } from '../../src/core/ids.ts'
import type { NewApiKey } from '../../src/core/store/api-key-store.ts'
import type { Store } from '../../src/core/store/store.ts'
import { newApiKey } from '../../src/identity/api-key.ts'

const fresh = (more: Partial<NewApiKey> = {}): NewApiKey => {
  const order = { name: 'A key', role: 'viewer', lifetimeMs: null } as const
  return { ...newApiKey(order, { now: 0, random: randomBytes }).stored, ...more }
}

/** API keys, as every store keeps them. */
export function apiKeyContract(store: () => Store): void {
  describe('API keys', () => {
    test('are found as they were added, and listed newest first', async () => {
      const expiresAt = Date.now() + 3_600_000
      const [older, newer] = [fresh(), fresh({ name: 'Zoë’s', role: 'admin', expiresAt })]
      const unused = { revokedAt: null, lastUsedAt: null, isUsable: true, createdAt: expect.any(Number) as number }
      await store().apiKeys.add(older)
      expect(await store().apiKeys.add(newer)).toEqual({ ...newer, ...unused })
      expect(await store().apiKeys.find([newer.id, apiKeyId('key_00000000')])).toEqual([{ ...newer, ...unused }])
      const ids = (await store().apiKeys.list()).map(({ id }) => id)
      expect(ids.filter((id) => id === older.id || id === newer.id)).toEqual([newer.id, older.id])
    })

    test('that have expired cannot be used', async () => {
      const { id } = await store().apiKeys.add(fresh({ expiresAt: Date.now() - 60_000 }))
      expect(await store().apiKeys.find([id])).toMatchObject([{ isUsable: false, revokedAt: null }])
    })

    test('are revoked once and for good', async () => {
      const { id } = await store().apiKeys.add(fresh())
      const revoked = await store().apiKeys.revoke(id)
      expect(revoked).toMatchObject({ id, isUsable: false, revokedAt: expect.any(Number) as number })
      expect(await store().apiKeys.revoke(id)).toEqual(revoked)
      expect(await store().apiKeys.find([id])).toEqual([revoked])
      expect(await store().apiKeys.revoke(apiKeyId('key_00000000'))).toBeNull()
    })

    test('remember roughly when they were used, without a write for each use', async () => {
      const { id } = await store().apiKeys.add(fresh())
      await store().apiKeys.noteUse(id)
      const [first] = await store().apiKeys.find([id])
      expect(first?.lastUsedAt).toEqual(expect.any(Number))
      await store().apiKeys.noteUse(id)
      expect(await store().apiKeys.find([id])).toEqual([first])
    })

    test('with the same id are refused', async () => {
      const key = await store().apiKeys.add(fresh())
      await expect(store().apiKeys.add(fresh({ id: key.id }))).rejects.toMatchObject({ code: 'APPEND_DATA_ERROR' })
    })
  })
}
