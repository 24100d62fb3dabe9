import type { RunId } from '../core/ids.ts'
import type { LivePart } from '../core/live-output.ts'
import { type Listeners, listeners } from './listeners.ts'

export interface RunListenersOptions {
  readonly onError: (error: unknown) => void
  /** Somebody here watches this run. Returns what to do when nobody does any more. */
  readonly onWatched?: (runId: RunId) => () => void
}

interface Watched {
  readonly told: Listeners<LivePart>
  readonly left: () => void
  watchers: number
}

/** Who on this node watches the output of which run. */
export class RunListeners {
  readonly #options: RunListenersOptions
  readonly #runs = new Map<RunId, Watched>()

  constructor(options: RunListenersOptions) {
    this.#options = options
  }

  add(runId: RunId, listener: (part: LivePart) => void): () => void {
    const run = this.#runs.get(runId) ?? this.#begin(runId)
    run.watchers += 1
    const remove = run.told.add(listener)
    let stopped = false
    return () => {
      if (stopped) return
      stopped = true
      remove()
      run.watchers -= 1
      if (run.watchers > 0 || this.#runs.get(runId) !== run) return
      this.#runs.delete(runId)
      run.left()
    }
  }

  tell(part: LivePart): void {
    this.#runs.get(part.runId)?.told.tell(part)
  }

  clear(): void {
    for (const { told, left } of this.#runs.values()) {
      told.clear()
      left()
    }
    this.#runs.clear()
  }

  #begin(runId: RunId): Watched {
    const { onError, onWatched = () => () => undefined } = this.#options
    const run = { told: listeners<LivePart>(onError), left: onWatched(runId), watchers: 0 }
    this.#runs.set(runId, run)
    return run
  }
}
