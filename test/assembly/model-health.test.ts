import { expect, test } from 'vitest'
import { modelHealth } from '../../src/assembly/models/model-health.ts'
import type { LineFigures } from '../../src/llm/gateway/line.ts'

const line = (name: string, more: Partial<LineFigures> = {}): LineFigures => {
  const [provider = '', model = ''] = name.split('/')
  return {
    provider,
    model,
    breaker: 'closed',
    breakerOpened: 0,
    restMs: null,
    requests: new Map([['answered', 1]]),
    tokens: { inputTokens: 0, cachedInputTokens: 0, cacheWriteTokens: 0, outputTokens: 0 },
    costUsd: 0,
    ...more,
  }
}

const lines = [
  line('openai/well'),
  line('openai/never-asked', { requests: new Map() }),
  line('anthropic/ill', { breaker: 'open', restMs: 4_999.6 }),
  line('anthropic/to-be-tried', { breaker: 'half_open', restMs: -10 }),
]
const provider = (id: string, only: string | null) => ({ id, description: id, routing: { only, otherwise: {} } })
const health = modelHealth({
  plan: { providers: [provider('openai', 'openai'), provider('anthropic', 'anthropic'), provider('models', null)] },
  gateway: { figures: () => ({ lines, waiting: new Map(), cached: 0 }) },
  clock: { now: () => 1_000_000 },
})

test('a provider has its own models, as far as they have been asked', () => {
  expect(health('openai')).toEqual([{ model: 'openai/well', retryAt: null }])
})

test('a model that is left alone says from when on it is tried again', () => {
  expect(health('anthropic')).toEqual([
    { model: 'anthropic/ill', retryAt: 1_005_000 },
    { model: 'anthropic/to-be-tried', retryAt: 999_990 },
  ])
})

test('a provider that takes the models of all of them has them all, and one without models none', () => {
  expect(health('models').map(({ model }) => model)).toEqual(['openai/well', 'anthropic/ill', 'anthropic/to-be-tried'])
  expect(health('offline')).toEqual([])
})
