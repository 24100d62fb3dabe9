import { hasEnded } from '../ui/status-badge.tsx'
import { changed, extended, noPages, type RunFilter, type RunPages, type RunRow, strayed, taken } from './run-pages.ts'
import type { RunPage, RunSource } from './run-source.ts'

/** A list of runs at a moment; a new object whenever it changes. */
export interface RunListState {
  readonly rows: readonly RunRow[]
  /** Runs that would come into the list if it were shown anew. */
  readonly arrived: number
  /** Rows that would leave it. */
  readonly strayed: number
  /** The first page has come. */
  readonly known: boolean
  /** There is nothing beyond the rows. */
  readonly complete: boolean
  readonly loading: boolean
  /** Changes cannot be followed at the moment; it is tried again. */
  readonly lost: boolean
  readonly error: Error | null
}

/** The most that one answer holds. */
const mostAtOnce = 100
/** Changes are told together, so that a hundred busy runs are drawn five times a second, not a thousand times. */
const togetherMs = 200
/** A change may get lost on its way to this page; so often it is looked whether one was, while somebody looks. */
const healMs = 30_000
/** Pages that are read again at most. */
const mostReread = 20

/**
 * A list of runs that stays current: pages by cursor, and every change as it happens. It follows with its first listener
 * and stops with its last. Invariant: while it is held, no row comes, goes or moves by itself.
 */
export class RunList {
  readonly #source: RunSource
  readonly #filter: RunFilter
  readonly #firstSize: number
  readonly #listeners = new Set<() => void>()
  readonly #changes = new Map<string, RunRow>()
  #pages: RunPages = noPages
  #state: RunListState = {
    rows: [],
    arrived: 0,
    strayed: 0,
    known: false,
    complete: false,
    loading: true,
    lost: false,
    error: null,
  }
  #held = false
  #loading = false
  #all = false
  #stream: AsyncIterableIterator<RunRow> | null = null
  #telling: ReturnType<typeof setTimeout> | null = null
  #healing: ReturnType<typeof setInterval> | null = null

  constructor(source: RunSource, filter: RunFilter, firstSize: number) {
    this.#source = source
    this.#filter = filter
    this.#firstSize = firstSize
  }

  readonly state = (): RunListState => this.#state

  readonly listen = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#stream === null) this.#begin()
    return () => {
      this.#listeners.delete(listener)
      // React leaves and comes back within one task when a page is drawn twice.
      setTimeout(() => {
        if (this.#listeners.size === 0) this.#stop()
      })
    }
  }

  /** Loads the next page. */
  readonly more = async (): Promise<void> => {
    if (this.#loading || this.#state.complete) return
    this.#loading = true
    this.#tell({ loading: true, error: null })
    const { known } = this.#state
    const page = await this.#read(known ? mostAtOnce : this.#firstSize, known ? this.#pages.after : null)
    this.#loading = false
    if (page === null) return this.#tell({ loading: false })
    this.#pages = extended(this.#pages, page)
    this.#tell({ known: true, loading: false, complete: page.after === null })
  }

  /** Loads page after page, until all are there or `enough` is called. */
  readonly all = async (): Promise<void> => {
    this.#all = true
    while (this.#all && !this.#state.complete && this.#state.error === null) await this.more()
    this.#all = false
  }

  readonly enough = (): void => {
    this.#all = false
  }

  /** Keeps rows where they are, or lets them come and go again. */
  readonly hold = (held: boolean): void => {
    this.#held = held
    if (!held) this.#tellSoon()
  }

  /** Shows what has arrived, and leaves out what has strayed. */
  readonly show = (): void => {
    this.#pages = taken(this.#pages, this.#filter)
    this.#tell({})
  }

  /** Reads again what may have changed unseen. */
  readonly refresh = async (): Promise<void> => {
    const oldest = this.#pages.rows.findLast(({ status }) => !hasEnded(status))?.id ?? '~'
    const seen = new Set<string>()
    let after: string | null = null
    for (let pages = 0; pages < mostReread; pages++) {
      const page = await this.#read(mostAtOnce, after)
      if (page === null) return
      for (const node of page.nodes) seen.add(node.id)
      this.#take(page.nodes)
      after = page.after
      if (after === null || (page.nodes.at(-1)?.id ?? '') <= oldest) break
    }
    const unseen = this.#pages.rows.filter(({ id, status }) => !hasEnded(status) && !seen.has(id))
    for (const { id } of unseen.slice(0, mostAtOnce)) {
      const run = await this.#source.one(id).catch(() => null)
      if (run !== null) this.#take([run])
    }
  }

  #begin(): void {
    void this.#follow()
    void (this.#state.known ? this.refresh() : this.more())
    this.#healing = setInterval(() => {
      if (!this.#source.isHidden() && this.#state.known) void this.refresh()
    }, healMs)
  }

  #stop(): void {
    const stream = this.#stream
    this.#stream = null
    this.#all = false
    void stream?.return?.()
    if (this.#healing !== null) clearInterval(this.#healing)
  }

  async #follow(): Promise<void> {
    const stream = this.#source.changes((state) => {
      this.#tell({ lost: state === 'lost' })
      if (state === 'resumed') void this.refresh()
    })
    this.#stream = stream
    try {
      for await (const run of stream) this.#take([run])
    } catch {
      this.#tell({ lost: true })
    }
  }

  async #read(first: number, after: string | null): Promise<RunPage | null> {
    try {
      const page = await this.#source.page(first, after)
      if (this.#state.error !== null) this.#tell({ error: null })
      return page
    } catch (error) {
      this.#tell({ error: error as Error })
      return null
    }
  }

  #take(rows: readonly RunRow[]): void {
    for (const row of rows) {
      const known = this.#changes.get(row.id)
      if (known === undefined || row.lastSeq >= known.lastSeq) this.#changes.set(row.id, row)
    }
    this.#tellSoon()
  }

  #tellSoon(): void {
    if (this.#telling !== null) return
    this.#telling = setTimeout(() => {
      this.#telling = null
      // Before the first page came, nobody can say what belongs into it.
      if (!this.#state.known) return
      this.#pages = changed(this.#pages, [...this.#changes.values()], this.#filter)
      this.#changes.clear()
      if (!this.#held) this.#pages = taken(this.#pages, this.#filter)
      this.#tell({})
    }, togetherMs)
  }

  #tell(change: Partial<RunListState>): void {
    const { rows, waiting } = this.#pages
    this.#state = {
      ...this.#state,
      ...change,
      rows,
      arrived: waiting.length,
      strayed: strayed(this.#pages, this.#filter),
    }
    for (const listener of this.#listeners) listener()
  }
}
