/** Something that loops. Its owner starts and stops it; it starts no timer that `stop` does not end. */
export interface Service {
  /** Begins; returns at once. */
  run(): void
  /** Ends, and resolves when nothing of it is under way any more. */
  stop(): Promise<void>
}
