import { type Asking, unheard } from '../../src/core/provider.ts'

/** How a provider is asked where nothing about it matters but, perhaps, the signal. */
export const asking = (more: Partial<Asking> = {}): Asking => ({
  signal: new AbortController().signal,
  idempotencyKey: 'test',
  models: null,
  cache: false,
  limitUsd: null,
  live: unheard,
  ...more,
})
