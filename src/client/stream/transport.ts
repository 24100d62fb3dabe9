/** What a subscription tells. After `failed`, `broken` or `completed` nothing more comes. */
export interface Listener {
  /** The `data` of one GraphQL answer. */
  part(data: unknown): void
  /** The server refused: trying again would end the same way. */
  failed(error: Error): void
  /** The connection was lost or could not be made. */
  broken(why: unknown): void
  /** The server has said that nothing more will come. */
  completed(): void
  /** The connection stands: what changes from about now on is told, before the first part comes. */
  opened?(): void
}

export interface Subscribing {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/** One way to carry subscriptions. It never tries again by itself: that is the stream's matter, which knows the cursor. */
export interface Transport {
  /** Begins to listen. Returns how to stop, at once; nothing is told after that. */
  subscribe(subscribing: Subscribing, listener: Listener): () => void
  /** Ends every connection. */
  close(): void
}
