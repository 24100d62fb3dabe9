import { messageOf } from '../../core/errors.ts'
import { ProviderFailed } from '../../core/provider.ts'
import type { DayFigures, DaySpending, Reservation } from '../../core/store/day-spending.ts'
import { nanoOf, type PicoUsd } from '../prices/cost.ts'

const dollars = (nano: number): string => `$${(nano / 1e9).toFixed(nano % 1e7 === 0 ? 2 : 6)}`

function reached(
  today: DayFigures,
  { cap, amount }: { readonly cap: number; readonly amount: number },
): ProviderFailed {
  const { day, spent, reserved } = today
  const next = Date.parse(`${day}T00:00:00Z`) + 86_400_000
  const fits = amount <= cap
  const todo = fits
    ? `The next day begins at ${new Date(next).toISOString()}; wait for it, or raise the cap.`
    : 'No day has room for it; raise the cap.'
  return new ProviderFailed(
    `Found ${dollars(spent)} spent and ${dollars(reserved)} held for calls under way on ${day}, expected room for a call that may cost ${dollars(amount)} within the ${dollars(cap)} that G1_BUDGET_PER_DAY allows for a day. ${todo}`,
    { code: 'DAY_BUDGET_SPENT', retryAt: fits ? next : null },
  )
}

/**
 * Holds what a call may cost at most. `capUsd`: what may be spent on a day, null: any amount. Throws ProviderFailed: a new
 * day helps, or a higher cap; the same call at once does not.
 */
export async function holdMoney(spending: DaySpending, most: PicoUsd, capUsd: number | null): Promise<Reservation> {
  const amount = nanoOf(most)
  const cap = capUsd === null ? null : Math.floor(capUsd * 1e9)
  const answer = await spending.reserve(amount, cap).catch((cause: unknown): never => {
    const message = `Found no way to hold the money for a call (${messageOf(cause)}), expected the store to answer; nobody was asked. Try again.`
    throw new ProviderFailed(message, { retryable: true, cause })
  })
  if (answer.held !== null) return answer.held
  throw reached(answer.today, { cap: cap ?? 0, amount })
}
