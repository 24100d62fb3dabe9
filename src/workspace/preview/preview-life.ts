import type { Preview } from './open-preview.ts'

/** One preview from its order to its end: starting → answering → over. Only `end` and the application itself end it. */
export class PreviewLife {
  readonly #abort = new AbortController()
  #preview: Preview | null = null
  /** Resolves when it answers. */
  readonly opening: Promise<Preview>
  /** Resolves with why it ended, when nothing of it is left; null: it never began. */
  readonly over: Promise<string | null>

  constructor(open: (signal: AbortSignal) => Promise<Preview>) {
    this.opening = open(this.#abort.signal).then((preview) => (this.#preview = preview))
    this.over = this.opening.then(
      ({ ended }) => ended,
      () => null,
    )
  }

  /** null while it is starting. */
  get preview(): Preview | null {
    return this.#preview
  }

  end(why: string): void {
    this.#abort.abort(why)
  }
}
