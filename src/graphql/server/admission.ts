import type { ApiKeyId } from '../../core/ids.ts'
import type { ApiKeyRow } from '../../core/store/api-key-store.ts'
import { isSameHash, type PresentedKey, readApiKey } from '../../identity/api-key.ts'
import { AttemptLimit } from '../../identity/attempt-limit.ts'
import { type Caller, localCaller } from '../../identity/caller.ts'
import { keyInAuthorization } from '../../identity/credentials.ts'
import { TooManyAttempts, Unauthenticated } from '../../identity/errors.ts'
import { KeyRegister, type RegisterOptions } from './key-register.ts'

/** What a caller shows. */
export interface Knock {
  /** The `Authorization` header, or what stands for it in a WebSocket's first message. */
  readonly authorization: string | undefined
  readonly address: string
  /** It came through a proxy, so from anywhere. */
  readonly isForwarded: boolean
}

/** A key that was refused. Of the key itself only its public part, and that only where it has the shape of a key. */
export interface RefusedKey {
  readonly address: string
  readonly keyId: ApiKeyId | null
  readonly reason: string
}

export interface AdmissionOptions extends RegisterOptions {
  /** Nobody gets in without a key. */
  readonly keysDemanded: boolean
  readonly onRefused: (refused: RefusedKey) => void
}

/** Who calls, and whether they get in: the same for HTTP, event streams and WebSockets. */
export class Admission {
  readonly #options: AdmissionOptions
  readonly #register: KeyRegister
  readonly #limit: AttemptLimit

  constructor(options: AdmissionOptions) {
    this.#options = options
    this.#register = new KeyRegister(options)
    this.#limit = new AttemptLimit(options.clock)
  }

  /** A key that is shown has to be right, also where none is demanded. Throws Unauthenticated and TooManyAttempts. */
  async admit({ authorization, address, isForwarded }: Knock): Promise<Caller> {
    const text = authorization === undefined ? null : keyInAuthorization(authorization)
    if (text === null) {
      if (this.#options.keysDemanded || isForwarded) throw new Unauthenticated(`Found no API key, ${expected}`)
      return localCaller
    }
    const key = readApiKey(text)
    const wait = this.#limit.waitSeconds(address)
    // Whoever holds a key that is in use here is not held back by others at the same address.
    const isKnown = key !== null && this.#register.knows(key.id)
    const row = key === null || (wait > 0 && !isKnown) ? null : await this.#register.find(key.id)
    const reason = flawOf(key, row)
    if (reason === null && row !== null) return { role: row.role, key: { id: row.id, name: row.name } }
    if (wait > 0) throw new TooManyAttempts(wait)
    this.#limit.fail(address)
    this.#options.onRefused({ address, keyId: key?.id ?? null, reason: reason ?? '' })
    throw new Unauthenticated(`Found an API key that ${reason}, ${expected}`)
  }

  /** Calls `end` when the caller's key is revoked or expires. Returns how to say that the caller has gone. */
  hold({ key }: Caller, end: () => void): () => void {
    return key === null ? () => undefined : this.#register.hold(key.id, end)
  }

  run(): void {
    this.#register.run()
  }

  stop(): Promise<void> {
    return this.#register.stop()
  }
}

const expected =
  'expected "Authorization: Bearer g1key_…" (g1: --key or G1_API_KEY); "g1 keys create" on the server makes one.'

/** Why a key does not open anything; null: it does. */
function flawOf(key: PresentedKey | null, row: ApiKeyRow | null): string | null {
  if (key === null) return 'is mistyped or cut off'
  if (row === null || !isSameHash(row.sha256, key.sha256)) return 'is unknown here'
  if (row.revokedAt !== null) return 'was revoked'
  return row.isUsable ? null : 'has expired'
}
