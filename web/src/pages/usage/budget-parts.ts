import type { RunSnapshot } from '../../live/snapshot.ts'

export interface BudgetPart {
  readonly kind: 'spent' | 'possibly' | 'reserved' | 'left'
  readonly usd: number
  /** Of the limit, or of all that is taken where that is more; together they are 1. */
  readonly share: number
}

/** What a budget is made of, in the order in which it is drawn. */
export function budgetParts(budget: NonNullable<RunSnapshot['budget']>): readonly BudgetPart[] {
  const { limitUsd, spentUsd, possiblySpentUsd, reservedUsd } = budget
  const taken = spentUsd + possiblySpentUsd + reservedUsd
  const whole = Math.max(limitUsd, taken)
  const parts = [
    { kind: 'spent', usd: spentUsd },
    { kind: 'possibly', usd: possiblySpentUsd },
    { kind: 'reserved', usd: reservedUsd },
    { kind: 'left', usd: Math.max(0, Math.round((limitUsd - taken) * 1e9) / 1e9) },
  ] as const
  return parts.map((part) => ({ ...part, share: whole === 0 ? (part.kind === 'left' ? 1 : 0) : part.usd / whole }))
}
