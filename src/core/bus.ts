import type { RunId, Seq } from './ids.ts'
import type { LivePart } from './live-output.ts'

/** "Look at this run, its head is now N." Lossy, may come twice or late: never the truth. head 0: a message waits for it. */
export interface Hint {
  readonly runId: RunId
  readonly head: Seq
}

/** What a bus has carried so far. */
export interface BusCounts {
  /** Hints of this node. */
  readonly published: number
  /** Hints from other nodes. */
  readonly received: number
  /** Hints of this node that no other node can have got. */
  readonly lost: number
}

/** Carries what personas write, while they write it, to those who watch the run on any node. Dropped rather than queued. */
export interface OutputBus {
  /** Never throws, never waits, and keeps little: what a slow server cannot take is lost. */
  publish(part: LivePart): void
  /** Calls `listener` for the parts of this run that arrive from now on, own ones included. Returns how to stop. */
  watch(runId: RunId, listener: (part: LivePart) => void): () => void
}

/** Carries hints between nodes. Nothing depends on it but latency: every reader also polls. */
export interface Bus {
  /** Never throws and never waits for delivery. */
  publish(hint: Hint): void
  /** Calls `listener` for every hint that arrives, own ones included. Returns how to stop. */
  subscribe(listener: (hint: Hint) => void): () => void
  readonly output: OutputBus
  /** False while hints cannot travel to other nodes. */
  connected(): boolean
  counts(): BusCounts
  close(): Promise<void>
}
