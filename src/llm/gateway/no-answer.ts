import { ProviderFailed } from '../../core/provider.ts'
import { nameOf } from '../routing/route.ts'
import type { Bill } from './bill.ts'
import { type Candidate, tokensOf } from './candidate.ts'

/** Why none of the models can be asked within the time that is left. */
export function whyNone(candidates: readonly Candidate[], leftMs: number): string {
  const open = candidates.filter(({ over }) => !over)
  if (open.length === 0) return 'none can be asked again'
  if (leftMs <= 0) return 'the time is over'
  const waits = open.map(({ line: { breaker, pace, route, counts }, call }) => {
    const ms = Math.max(breaker.waitMs(), pace.waitMs(tokensOf(call)))
    if (ms === 0) return `${nameOf(route)} was tried often enough`
    const rests = `rests after failing again and again (last: ${counts.lastFailure ?? 'unknown'}), for`
    const why = breaker.state === 'closed' ? 'asks to wait' : rests
    return `${nameOf(route)} ${why} ${Math.ceil(ms / 1_000)} s`
  })
  return `${waits.join(', ')}, and ${Math.ceil(leftMs / 1_000)} s are left`
}

/** The failure of a whole call: which models were tried, what each said, and why it ends. */
export function noAnswer(
  of: { readonly candidates: readonly Candidate[]; readonly unable: readonly string[]; readonly bill: Bill },
  why: string,
): ProviderFailed {
  const { candidates, unable, bill } = of
  const tried = candidates.map(({ line, said }) => `${nameOf(line.route)} (${said.join('; ') || 'not asked'})`)
  return new ProviderFailed(
    `Found no model that answers: ${[...tried, ...unable].join(', ')}. It ends here because ${why}.`,
    {
      retryable: candidates.some(({ over }) => !over),
      loss: bill.loss,
    },
  )
}
