/** How much clients may spend: each has a bucket of `limit` points, into which `restorePerSecond` points flow until it is full. */
export interface Rate {
  readonly limit: number
  readonly restorePerSecond: number
}

/** What a client was given, and what it has left. */
export interface Allowance extends Rate {
  /** The points were taken; otherwise none was. */
  readonly granted: boolean
  /** Whole points in the bucket now. */
  readonly remaining: number
  /** Milliseconds until so many points are there; 0 where they were granted, Infinity where the bucket cannot hold so many. */
  readonly retryAfterMs: number
}

/** Points that clients spend, each from a bucket of its own that all nodes share where something carries it between them. */
export interface RateLimit {
  /**
   * Takes points from a client's bucket, all or none. `client`: any text, a fresh one has a full bucket. `points`: a fraction
   * counts as the next integer, what is negative or no number as 0. Never throws and never waits long: what cannot be asked of
   * other nodes is decided by this one alone.
   */
  take(client: string, points: number): Promise<Allowance>
  close(): Promise<void>
}
