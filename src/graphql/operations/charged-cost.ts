/** `extensions.cost` of an answer, in points. */
export interface OperationCost {
  readonly requested: number
  /** What one operation may cost. */
  readonly limit: number
  /** What the caller may still spend, and how that grows; left out where there is no rate limit. */
  readonly remaining?: number
  readonly restorePerSecond?: number
}
