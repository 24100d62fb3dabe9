import { AsyncLocalStorage } from 'node:async_hooks'
import type { Performers } from '../../src/actors/runtime/performer.ts'
import { type ModelProvider, ProviderFailed } from '../../src/core/provider.ts'
import type { Store } from '../../src/core/store/store.ts'

interface Underway {
  readonly run: string
  readonly key: string
  /** When its node last looked whether there is a receipt, or, where it had no need to, when it began. */
  readonly begun: string
}

const underway = new AsyncLocalStorage<Underway>()

/** By run: when this node last asked the database what has a receipt. */
const looked = new Map<string, string>()
const now = (): string => String(process.hrtime.bigint())

/** The same store; when it was asked about activities is noted. */
export const noting = (store: Store): Store => ({
  ...store,
  activities: (runId) => {
    looked.set(runId, now())
    return store.activities(runId)
  },
  takeActivities: (of) => {
    looked.set(of.runId, now())
    return store.takeActivities(of)
  },
})

/** The same performers; what they ask of the witness bears the key of the activity and the moment when it began. */
export function witnessed(performers: Performers): Performers {
  return new Map(
    [...performers].map(([kind, perform]) => [
      kind,
      (work, signal) => {
        const activity = { run: work.runId, key: work.activity.key, begun: looked.get(work.runId) ?? now() }
        return underway.run(activity, () => perform(work, signal))
      },
    ]),
  )
}

/** Answers any persona with a short document, once the witness has said that it may. */
export function witnessProvider(url: string): ModelProvider {
  return {
    id: 'witness',
    description: 'a model server that counts its requests, for tests',
    trust: 'platform',
    mostUsd: null,
    answer: async (_request, { signal }) => {
      const response = await fetch(url, { method: 'POST', body: JSON.stringify(underway.getStore()), signal })
      await response.text()
      if (!response.ok) throw new ProviderFailed(`The witness answered ${response.status}.`, { retryable: true })
      return {
        content: JSON.stringify({ title: 'Note', text: 'Seen by the witness.', statements: [] }),
        model: 'witness',
        usage: { inputTokens: 1, outputTokens: 1, costUsd: 0 },
      }
    },
  }
}
