import type { Clock } from '../../core/clock.ts'
import type { ApiKeyId } from '../../core/ids.ts'
import type { ApiKeyRow, ApiKeyStore } from '../../core/store/api-key-store.ts'

/** How long a key that was never noted, or not lately, may go without a note of its use. */
const noteEveryMs = 10 * 60_000

export interface RegisterOptions {
  readonly keys: ApiKeyStore
  readonly clock: Clock
  /** How long what was read of a key counts as true: a revocation reaches every node within that. Milliseconds. */
  readonly freshMs: number
  readonly onError: (error: unknown) => void
}

interface Session {
  readonly id: ApiKeyId
  end(): void
}

/**
 * The keys in use on this node, and what was opened with them.
 *
 * Invariants: `#known` holds only keys that the store knows (and look-ups under way), so nobody can make it grow; a
 * session stands in `#sessions` until it is released or its key has been found unusable.
 */
export class KeyRegister {
  readonly #options: RegisterOptions
  readonly #known = new Map<ApiKeyId, { readonly row: Promise<ApiKeyRow | null>; readonly at: number }>()
  readonly #sessions = new Set<Session>()
  #timer: NodeJS.Timeout | null = null
  #checking: Promise<void> = Promise.resolve()

  constructor(options: RegisterOptions) {
    this.#options = options
  }

  /** Whether the store knew the key when it was last asked. */
  knows(id: ApiKeyId): boolean {
    return this.#known.has(id)
  }

  /** The key as the store knew it a moment ago; null: it knows none of that id. */
  find(id: ApiKeyId): Promise<ApiKeyRow | null> {
    const { clock, freshMs } = this.#options
    const known = this.#known.get(id)
    if (known !== undefined && clock.monotonic() - known.at < freshMs) return known.row
    const row = this.#ask(id)
    this.#known.set(id, { row, at: clock.monotonic() })
    row.then(
      (found) => found === null && this.#known.delete(id),
      () => this.#known.delete(id),
    )
    return row
  }

  /** Calls `end` once the key cannot be used any more. Returns how to say that nothing is open any more. */
  hold(id: ApiKeyId, end: () => void): () => void {
    const session = { id, end }
    this.#sessions.add(session)
    return () => this.#sessions.delete(session)
  }

  /** Begins to look after what is open. */
  run(): void {
    const { freshMs, onError } = this.#options
    this.#timer = setTimeout(() => {
      this.#checking = this.#check().catch(onError)
      void this.#checking.then(() => {
        if (this.#timer !== null) this.run()
      })
    }, freshMs)
  }

  async stop(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    await this.#checking
  }

  async #ask(id: ApiKeyId): Promise<ApiKeyRow | null> {
    const { keys, clock, onError } = this.#options
    const [row] = await keys.find([id])
    if (row === undefined) return null
    if (row.isUsable && clock.now() - (row.lastUsedAt ?? 0) > noteEveryMs) keys.noteUse(id).catch(onError)
    return row
  }

  async #check(): Promise<void> {
    const held = [...this.#sessions]
    if (held.length === 0) return
    const rows = await this.#options.keys.find([...new Set(held.map(({ id }) => id))])
    const usable = new Set(rows.filter(({ isUsable }) => isUsable).map(({ id }) => id))
    for (const session of held.filter(({ id }) => !usable.has(id))) {
      this.#known.delete(session.id)
      if (this.#sessions.delete(session)) session.end()
    }
  }
}
