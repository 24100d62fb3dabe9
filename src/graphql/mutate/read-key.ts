import type { Sha256 } from '../../core/ids.ts'
import type { Json } from '../../core/json.ts'
import { invalid, type UserErrorView } from '../errors/user-error.ts'
import { textProblem } from './check-text.ts'
import { payloadHash } from './payload-hash.ts'

const mostKey = 200

/** A caller's idempotency key with the hash of what it came with; null where no key was given. */
export type Idempotency = { readonly key: string; readonly payloadSha256: Sha256 } | null

/** `operation` and `input` without the key are what the key stands for. */
export function readKey(
  key: string | null | undefined,
  payload: { readonly operation: string; readonly input: Json },
): { readonly idempotency: Idempotency; readonly errors: readonly UserErrorView[] } {
  if (key === null || key === undefined) return { idempotency: null, errors: [] }
  const problem = textProblem(key)
  if (problem !== null) return { idempotency: null, errors: [invalid(problem, 'idempotencyKey')] }
  if (key.length < 1 || key.length > mostKey) {
    const message = `Found ${key.length} characters, expected 1 to ${mostKey}; a UUID does well.`
    return { idempotency: null, errors: [invalid(message, 'idempotencyKey')] }
  }
  return { idempotency: { key, payloadSha256: payloadHash({ ...payload }) }, errors: [] }
}
