import type { ApiKeyId } from '../core/ids.ts'
import type { Role } from '../core/store/api-key-store.ts'

/** Who calls the API. */
export interface Caller {
  readonly role: Role
  /** The key that was presented; null: none was, and none is demanded here. */
  readonly key: { readonly id: ApiKeyId; readonly name: string } | null
}

/** Whoever reaches a server that only this machine can reach: its user, who may do everything with its data anyway. */
export const localCaller: Caller = { role: 'admin', key: null }
