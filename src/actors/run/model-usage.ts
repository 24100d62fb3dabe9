import { sumUsd } from '../../core/usd.ts'

/** What was asked of models, and what it cost. */
export interface ModelUsage {
  /** Answers, whatever they were worth. */
  readonly calls: number
  /** Of these: earlier answers to identical requests, for which nothing was sent or paid. */
  readonly cachedAnswers: number
  readonly inputTokens: number
  /** Of these: those that the provider had in its cache. */
  readonly cachedInputTokens: number
  readonly outputTokens: number
  readonly costUsd: number
}

export const noUsage: ModelUsage = {
  calls: 0,
  cachedAnswers: 0,
  inputTokens: 0,
  cachedInputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
}

export const addUsage = (sum: ModelUsage, more: ModelUsage): ModelUsage => ({
  calls: sum.calls + more.calls,
  cachedAnswers: sum.cachedAnswers + more.cachedAnswers,
  inputTokens: sum.inputTokens + more.inputTokens,
  cachedInputTokens: sum.cachedInputTokens + more.cachedInputTokens,
  outputTokens: sum.outputTokens + more.outputTokens,
  costUsd: sumUsd(sum.costUsd, more.costUsd),
})
