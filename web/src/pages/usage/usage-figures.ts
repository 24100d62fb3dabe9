/** What was asked of models, and what it cost. */
export interface UsageFigures {
  readonly calls: number
  readonly cachedAnswers: number
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
}

export const noFigures: UsageFigures = {
  calls: 0,
  cachedAnswers: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
}

/** The sum. Dollars are added as whole billionths, as the server does it, so that sums agree. */
export const add = (one: UsageFigures, other: UsageFigures): UsageFigures => ({
  calls: one.calls + other.calls,
  cachedAnswers: one.cachedAnswers + other.cachedAnswers,
  inputTokens: one.inputTokens + other.inputTokens,
  cachedInputTokens: one.cachedInputTokens + other.cachedInputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
  costUsd: (Math.round(one.costUsd * 1e9) + Math.round(other.costUsd * 1e9)) / 1e9,
})

/** Whether anything was asked or paid. */
export const isUsed = ({ calls, inputTokens, costUsd }: UsageFigures): boolean =>
  calls > 0 || inputTokens > 0 || costUsd > 0
