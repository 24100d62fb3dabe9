import { z } from 'zod'
import type { TokenCounts } from '../model-client.ts'

const count = z.int().min(0)
const counts = z.object({
  inputTokens: count,
  cachedInputTokens: count,
  cacheWriteTokens: count,
  outputTokens: count,
})

/** What a server says of tokens; null: something of it is no count, and no money can be reckoned by it. */
export const toldCounts = (told: Readonly<Record<keyof TokenCounts, unknown>>): TokenCounts | null =>
  counts.safeParse(told).data ?? null
