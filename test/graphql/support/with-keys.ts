import { randomBytes } from 'node:crypto'
import type { ApiKeyId } from '../../../src/core/ids.ts'
import type { Role } from '../../../src/core/store/api-key-store.ts'
import type { Store } from '../../../src/core/store/store.ts'
import { newApiKey } from '../../../src/identity/api-key.ts'

/** A key as its holder has it. */
export interface HeldKey {
  readonly id: ApiKeyId
  readonly text: string
  /** The header that shows it. */
  readonly authorization: string
}

/** Makes a key and stores it. */
export async function keyFor(store: Store, role: Role, name = `a ${role}`): Promise<HeldKey> {
  const { text, stored } = newApiKey({ name, role, lifetimeMs: null }, { now: 0, random: randomBytes })
  await store.apiKeys.add(stored)
  return { id: stored.id, text, authorization: `Bearer ${text}` }
}

/** A key of the right shape that nobody stored. */
export const unknownKey = (): string =>
  newApiKey({ name: 'nobody', role: 'admin', lifetimeMs: null }, { now: 0, random: randomBytes }).text
