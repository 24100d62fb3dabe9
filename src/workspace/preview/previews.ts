import type { Clock } from '../../core/clock.ts'
import { publicRunId, type RunId } from '../../core/ids.ts'
import type { Logger } from '../../core/logger.ts'
import type { AppFile } from '../files/application-file.ts'
import type { Trust } from '../sandbox/job.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import type { PortRange } from './lease-port.ts'
import { type Visitor, openPreview } from './open-preview.ts'
import { PreviewLife } from './preview-life.ts'
import { PreviewRefused } from './preview-refused.ts'

export interface PreviewsOptions {
  readonly sandbox: Sandbox
  readonly clock: Clock
  readonly logger: Logger
  /** The address to bind to. */
  readonly host: string
  readonly ports: PortRange
  /** Previews at once; the one that nobody has used for longest makes room for the next. 0: none. */
  readonly most: number
  /** How long an application may take to answer `GET /health`, in milliseconds; 10,000 unless given. */
  readonly healthMs?: number
  /** How often idle ones are looked for, in milliseconds; 5,000 unless given. */
  readonly everyMs?: number
}

/** The application of a run, to be started. */
export interface PreviewOrder {
  readonly runId: RunId
  /** Asked only where it does not run yet. */
  readonly files: () => Promise<readonly AppFile[]>
  readonly trust: Trust
  readonly visitor: Visitor
}

/** A preview as it is given to whoever asks for it. */
export interface GivenPreview {
  readonly url: string
  /** Milliseconds since 1970. */
  readonly startedAt: number
  readonly idleSeconds: number
}

const idleSeconds = 300

/** The previews of a node, at most one for each run. One that is being ended is held no longer: its run may be started anew. */
export class Previews {
  readonly #options: PreviewsOptions
  readonly #lives = new Map<RunId, PreviewLife>()
  readonly #ending = new Set<Promise<unknown>>()
  #timer: NodeJS.Timeout | null = null

  constructor(options: PreviewsOptions) {
    this.#options = options
  }

  run(): void {
    this.#timer = setInterval(() => this.#endIdle(), this.#options.everyMs ?? 5_000)
  }

  /** Ends all of them, and starts no more; resolves when nothing of them is left. */
  async stop(): Promise<void> {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
    for (const runId of this.#lives.keys()) void this.#end(runId, 'the node stops')
    await Promise.all(this.#ending)
  }

  /** Starts the application of a run, or gives the one that runs already. Throws PreviewRefused. */
  async start(order: PreviewOrder): Promise<GivenPreview> {
    const preview = await (this.#lives.get(order.runId) ?? this.#begin(order)).opening
    return { url: preview.admit(order.visitor), startedAt: preview.startedAt, idleSeconds }
  }

  /** Ends the preview of a run; resolves when nothing of it is left. */
  async stopOne(runId: RunId): Promise<void> {
    await this.#end(runId, 'it was stopped')
  }

  #begin(order: PreviewOrder): PreviewLife {
    this.#makeRoom()
    const { runId } = order
    const { sandbox, clock, logger, host, ports, healthMs = 10_000 } = this.#options
    const run = publicRunId(runId)
    const life = new PreviewLife(async (signal) => {
      const began = clock.monotonic()
      const launch = { ...order, sandbox, jobId: `${runId}-preview`, healthMs, signal, files: await order.files() }
      const preview = await openPreview({ launch, clock, host, ports })
      const tookMs = Math.round(clock.monotonic() - began)
      logger.info({ run, port: preview.port, sandbox: sandbox.mode, tookMs }, 'preview started')
      return preview
    })
    this.#lives.set(runId, life)
    const over = life.over.then((why) => {
      if (this.#lives.get(runId) === life) this.#lives.delete(runId)
      this.#ending.delete(over)
      if (why !== null) logger.info({ run, why, requests: life.preview?.requests }, 'preview ended')
    })
    this.#ending.add(over)
    return life
  }

  #makeRoom(): void {
    const { most } = this.#options
    if (most === 0) throw new PreviewRefused('PREVIEWS_OFF', 'Previews are switched off on this node (G1_PREVIEWS=0).')
    if (this.#timer === null) throw new PreviewRefused('PREVIEWS_OFF', 'This node is about to stop; ask another one.')
    if (this.#lives.size < most) return
    const idlest = this.#answering().toSorted(([, a], [, b]) => a.usedAt - b.usedAt)[0]?.[0]
    if (idlest === undefined) {
      throw new PreviewRefused(
        'PREVIEW_FAILED',
        `Found ${most} previews starting at once, the most there may be; try again.`,
      )
    }
    void this.#end(idlest, 'another one needed its place')
  }

  #endIdle(): void {
    const last = this.#options.clock.monotonic() - idleSeconds * 1_000
    for (const [runId, { usedAt }] of this.#answering()) if (usedAt <= last) void this.#end(runId, 'nobody used it')
  }

  readonly #answering = () =>
    [...this.#lives].flatMap(([runId, { preview }]) => (preview === null ? [] : [[runId, preview] as const]))

  async #end(runId: RunId, why: string): Promise<void> {
    const life = this.#lives.get(runId)
    this.#lives.delete(runId)
    life?.end(why)
    await life?.over
  }
}
