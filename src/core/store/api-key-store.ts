import type { ApiKeyId, Sha256 } from '../ids.ts'

/** What the holder of a key may do, each more than the one before (see `identity/`). */
export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

export interface NewApiKey {
  readonly id: ApiKeyId
  /** Who or what uses it, as people call it. */
  readonly name: string
  readonly role: Role
  /** Of the whole key, which itself is kept nowhere. */
  readonly sha256: Sha256
  /** Milliseconds since 1970; null: it does not expire. */
  readonly expiresAt: number | null
}

/** A key as it is kept. Times in milliseconds since 1970. */
export interface ApiKeyRow extends NewApiKey {
  readonly createdAt: number
  readonly revokedAt: number | null
  /** Only roughly: it is written at most every ten minutes. */
  readonly lastUsedAt: number | null
  /** Neither revoked nor expired, by the database's clock. */
  readonly isUsable: boolean
}

/** The API keys of all nodes. */
export interface ApiKeyStore {
  add(key: NewApiKey): Promise<ApiKeyRow>
  /** All that were ever made, newest first. */
  list(): Promise<readonly ApiKeyRow[]>
  /** Those among the ids that are known, in no order. */
  find(ids: readonly ApiKeyId[]): Promise<readonly ApiKeyRow[]>
  /** For good; a second time does nothing. null: there is no such key. */
  revoke(id: ApiKeyId): Promise<ApiKeyRow | null>
  /** Notes that a key was used, unless that was noted in the last ten minutes. */
  noteUse(id: ApiKeyId): Promise<void>
}
