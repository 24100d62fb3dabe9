import type { RateLimits } from '../model-client.ts'

type Limit = NonNullable<RateLimits['requests']>

/** Where a limit is told without the time at which it is full again: limits are counted by the minute. */
const aMinute = 60_000

/** What the headers of OpenAI (and of whoever took them over) or of Anthropic say; null: nothing. */
export function rateLimitsOf(headers: Headers, now: number): RateLimits | null {
  const limit = (of: string): Limit | null =>
    limitOf(headers.get(`x-ratelimit-remaining-${of}`), spanMs(headers.get(`x-ratelimit-reset-${of}`))) ??
    limitOf(
      headers.get(`anthropic-ratelimit-${of}-remaining`),
      untilMs(headers.get(`anthropic-ratelimit-${of}-reset`), now),
    )
  const requests = limit('requests')
  const tokens = limit('tokens') ?? tighter(limit('input-tokens'), limit('output-tokens'))
  return requests === null && tokens === null ? null : { requests, tokens }
}

/** How long the provider asks to wait, in milliseconds; null: it does not say. */
export function retryAfterMs(headers: Headers, now: number): number | null {
  const exact = numberOf(headers.get('retry-after-ms'))
  if (exact !== null) return exact
  const said = headers.get('retry-after')
  const seconds = numberOf(said)
  return seconds === null ? untilMs(said, now) : Math.ceil(seconds * 1000)
}

function limitOf(remaining: string | null, resetMs: number | null): Limit | null {
  const left = numberOf(remaining)
  return left === null ? null : { left, resetMs: resetMs ?? aMinute }
}

const tighter = (a: Limit | null, b: Limit | null): Limit | null =>
  a === null || (b !== null && b.left < a.left) ? b : a

function numberOf(text: string | null): number | null {
  if (text === null || text.trim() === '') return null
  const value = Number(text)
  return Number.isFinite(value) && value >= 0 ? value : null
}

/** RFC 3339 or an HTTP date, as the time until then. */
function untilMs(date: string | null, now: number): number | null {
  const at = Date.parse(date ?? '')
  return Number.isNaN(at) ? null : Math.max(0, at - now)
}

const unitMs: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1000, ms: 1 }

/** `1h2m`, `6m0s`, `1.5s`, `120ms`; a bare number is seconds. */
function spanMs(text: string | null): number | null {
  const bare = numberOf(text)
  if (bare !== null) return Math.ceil(bare * 1000)
  if (text === null || !/^(?:[\d.]+(?:ms|[dhms]))+$/.test(text)) return null
  const parts = Array.from(
    text.matchAll(/([\d.]+)(ms|[dhms])/g),
    ([, value, unit]) => Number(value) * (unitMs[unit ?? ''] ?? 0),
  )
  return Math.ceil(parts.reduce((sum, ms) => sum + ms, 0))
}
