import { expect, test } from 'vitest'
import { rateLimitsOf, retryAfterMs } from '../../../src/llm/clients/rate-limits.ts'

const now = Date.parse('2026-01-01T00:00:00Z')
const limits = (headers: Record<string, string>) => rateLimitsOf(new Headers(headers), now)
const retry = (headers: Record<string, string>) => retryAfterMs(new Headers(headers), now)

test('the headers of OpenAI say what is left, and for how long', () => {
  const of = (reset: string) =>
    limits({ 'x-ratelimit-remaining-requests': '59', 'x-ratelimit-reset-requests': reset })?.requests
  expect(of('1s')).toEqual({ left: 59, resetMs: 1_000 })
  expect(of('120ms')).toEqual({ left: 59, resetMs: 120 })
  expect(of('6m0.5s')).toEqual({ left: 59, resetMs: 360_500 })
  expect(of('1h2m')).toEqual({ left: 59, resetMs: 3_720_000 })
  expect(of('7')).toEqual({ left: 59, resetMs: 7_000 })
})

test('a limit without its time is one of the minute', () => {
  expect(limits({ 'x-ratelimit-remaining-tokens': '500' })).toEqual({
    requests: null,
    tokens: { left: 500, resetMs: 60_000 },
  })
  expect(limits({ 'x-ratelimit-remaining-tokens': '500', 'x-ratelimit-reset-tokens': 'soon' })?.tokens?.resetMs).toBe(
    60_000,
  )
})

test('the headers of Anthropic name a moment, and the tighter of two limits of tokens counts', () => {
  expect(
    limits({
      'anthropic-ratelimit-requests-remaining': '3',
      'anthropic-ratelimit-requests-reset': '2026-01-01T00:00:20Z',
      'anthropic-ratelimit-input-tokens-remaining': '9000',
      'anthropic-ratelimit-input-tokens-reset': '2026-01-01T00:00:05Z',
      'anthropic-ratelimit-output-tokens-remaining': '400',
      'anthropic-ratelimit-output-tokens-reset': '2025-12-31T23:59:00Z',
    }),
  ).toEqual({ requests: { left: 3, resetMs: 20_000 }, tokens: { left: 400, resetMs: 0 } })
})

test('headers that say nothing are no limits', () => {
  expect(limits({ 'content-type': 'text/plain' })).toBeNull()
  expect(limits({ 'x-ratelimit-remaining-requests': 'many' })).toBeNull()
})

test('how long to wait is said in milliseconds, in seconds or as a date', () => {
  expect(retry({ 'retry-after-ms': '250', 'retry-after': '9' })).toBe(250)
  expect(retry({ 'retry-after': '1.5' })).toBe(1_500)
  expect(retry({ 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' })).toBe(60_000)
  expect(retry({ 'retry-after': 'later' })).toBeNull()
  expect(retry({})).toBeNull()
})
