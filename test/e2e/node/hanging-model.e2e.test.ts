import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ModelProvider } from '../../../src/core/provider.ts'
import { startNodeWithProviders } from '../../support/node-with-providers.ts'
import { watchToEnd, watchUntil } from '../../support/run-log.ts'
import { bakery } from './texts.ts'

/** A model that never answers: what it was asked, and for how many the line was cut. */
const calls = { asked: 0, aborted: 0 }
const hanging: ModelProvider = {
  id: 'hanging',
  description: 'a model that never answers',
  trust: 'platform',
  mostUsd: null,
  answer: (_, { signal }) =>
    new Promise((_resolve, reject) => {
      calls.asked += 1
      signal.addEventListener('abort', () => {
        calls.aborted += 1
        reject(new Error('The line was cut.'))
      })
    }),
}

const patience = { timeout: 15_000 }
let node: Awaited<ReturnType<typeof startNodeWithProviders>>
beforeAll(async () => {
  node = await startNodeWithProviders([hanging])
})
afterAll(() => node.close())

test('a paused run cuts the line to a model that does not answer, asks again when resumed, and once cancelled no more', async () => {
  const { client } = node
  const { id: runId } = await client.startRun({ requirements: bakery, provider: hanging.id })
  await expect.poll(() => calls.asked, patience).toBeGreaterThan(0)
  await client.pauseRun({ runId })
  await watchUntil(client, runId, ({ type }) => type === 'RunPaused')
  await expect.poll(() => calls.aborted, patience).toBe(calls.asked)
  const before = calls.asked
  await client.resumeRun({ runId })
  await expect.poll(() => calls.asked, patience).toBe(before * 2)
  await client.cancelRun({ runId })
  const events = await watchToEnd(client, runId)
  expect(events.at(-1)?.type).toBe('RunCancelled')
  await expect.poll(() => calls.aborted, patience).toBe(calls.asked)
  expect(calls.asked).toBe(before * 2)
})
