import type { RunId, Seq } from './ids.ts'

/** "Look at this run, its head is now N." Lossy, may come twice or late: never the truth. head 0: a message waits for it. */
export interface Hint {
  readonly runId: RunId
  readonly head: Seq
}

/** Carries hints between nodes. Nothing depends on it but latency: every reader also polls. */
export interface Bus {
  /** Never throws and never waits for delivery. */
  publish(hint: Hint): void
  /** Calls `listener` for every hint that arrives, own ones included. Returns how to stop. */
  subscribe(listener: (hint: Hint) => void): () => void
  /** False while hints cannot travel to other nodes. */
  connected(): boolean
  close(): Promise<void>
}
