import type { RunId } from '../core/ids.ts'
import { joinParts, type LivePart } from '../core/live-output.ts'

export interface OutputOutboxOptions {
  /** Hands parts of one run over and says how many heard them. Must come to an end by itself. */
  readonly send: (runId: RunId, parts: readonly LivePart[]) => Promise<number>
  readonly onError: (error: unknown) => void
  /** Milliseconds that never go back. */
  readonly now: () => number
}

/** Text that waits at most, for one run and for all of them, in UTF-16 code units. */
export const mostWaitingText = 64_000
const mostWaitingInAll = 1_000_000
/** How long a run is left alone that nobody watches, in milliseconds: each message may cost its sender money. */
const quietMs = 500
/** Runs of which that is remembered. */
const mostQuiet = 1_000

interface Line {
  waiting: Map<string, LivePart>
  text: number
}

/**
 * Output on its way to other nodes. For each run one `send` is under way at a time; what comes meanwhile is joined for the
 * next one, and what is too much is lost.
 */
export class OutputOutbox {
  readonly #options: OutputOutboxOptions
  /** Runs with a `send` under way. */
  readonly #lines = new Map<RunId, Line>()
  readonly #quietUntil = new Map<RunId, number>()
  #text = 0

  constructor(options: OutputOutboxOptions) {
    this.#options = options
  }

  push(part: LivePart): void {
    const { runId } = part
    const isNews = part.offset === 0 || part.ended
    if (!isNews && (this.#quietUntil.get(runId) ?? 0) > this.#options.now()) return
    const line = this.#lines.get(runId)
    if (line === undefined) return void this.#drain(runId, part)
    const before = line.waiting.get(part.answer)
    const joined = before === undefined ? part : joinParts(before, part)
    const size = part.text.length + 100
    if (joined === null || line.text + size > mostWaitingText || this.#text + size > mostWaitingInAll) return
    line.waiting.set(part.answer, joined)
    line.text += size
    this.#text += size
  }

  /** Drops what waits. */
  clear(): void {
    for (const line of this.#lines.values()) this.#take(line)
  }

  async #drain(runId: RunId, first: LivePart): Promise<void> {
    const line: Line = { waiting: new Map(), text: 0 }
    this.#lines.set(runId, line)
    for (let parts: readonly LivePart[] = [first]; parts.length > 0; parts = this.#take(line)) {
      try {
        const heard = await this.#options.send(runId, parts)
        this.#heard(runId, heard > 0 || parts.some(({ ended }) => ended))
      } catch (error) {
        this.#options.onError(error)
      }
    }
    this.#lines.delete(runId)
  }

  #heard(runId: RunId, isLive: boolean): void {
    this.#quietUntil.delete(runId)
    if (isLive) return
    if (this.#quietUntil.size >= mostQuiet) this.#quietUntil.clear()
    this.#quietUntil.set(runId, this.#options.now() + quietMs)
  }

  #take(line: Line): readonly LivePart[] {
    const parts = [...line.waiting.values()]
    this.#text -= line.text
    line.waiting = new Map()
    line.text = 0
    return parts
  }
}
