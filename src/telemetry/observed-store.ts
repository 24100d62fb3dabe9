import type { Clock } from '../core/clock.ts'
import type { RunId } from '../core/ids.ts'
import type { AppendBatch } from '../core/store/append.ts'
import { AppendUnknown } from '../core/store/errors.ts'
import type { ClaimedRun, Store } from '../core/store/store.ts'

/** Something that happened at the store, as seen by this node. */
export type StoreFact =
  | { readonly type: 'called'; readonly call: string; readonly seconds: number; readonly error: unknown }
  | { readonly type: 'flushed'; readonly batches: number }
  | { readonly type: 'committed' | 'refused'; readonly batch: AppendBatch }
  /** The connection broke during an append: for each of its batches it has to be asked what became of it. */
  | { readonly type: 'unknown'; readonly batches: number }
  | { readonly type: 'claimed'; readonly run: ClaimedRun }
  /** An activity that another life of a node had begun, and that came to no end there. */
  | { readonly type: 'lost'; readonly runId: RunId; readonly key: string }
  /** A run whose activation failed again and again rests until somebody looks. */
  | { readonly type: 'faulty'; readonly runId: RunId; readonly error: string }
  | { readonly type: 'lease_held' }

type Call = (...values: readonly unknown[]) => Promise<unknown>

/** The same store, which tells what happens at it. What `tell` gets is undefined as `error` where a call went well. */
export function observedStore(
  store: Store,
  { clock, tell }: { readonly clock: Pick<Clock, 'monotonic'>; readonly tell: (fact: StoreFact) => void },
): Store {
  const timed = (call: string, perform: Call): Call => {
    const told = (began: number, error?: unknown): void =>
      tell({ type: 'called', call, seconds: (clock.monotonic() - began) / 1_000, error })
    return async (...values) => {
      const began = clock.monotonic()
      try {
        const result = await perform(...values)
        told(began)
        return result
      } catch (error) {
        told(began, error)
        throw error
      }
    }
  }
  const calls = Object.entries(store).map(([name, member]) => [
    name,
    typeof member === 'function' && name !== 'close' ? timed(name, member as Call) : (member as unknown),
  ])
  const observed = Object.fromEntries(calls) as Store
  return {
    ...observed,
    append: async (batches) => {
      try {
        const outcomes = await observed.append(batches)
        tell({ type: 'flushed', batches: batches.length })
        for (const [index, batch] of batches.entries()) tell({ type: outcomes[index] ?? 'refused', batch })
        return outcomes
      } catch (error) {
        if (error instanceof AppendUnknown) tell({ type: 'unknown', batches: batches.length })
        throw error
      }
    },
    ambiguous: async (batch) => {
      const became = await observed.ambiguous(batch)
      if (became !== 'absent') tell({ type: became, batch })
      return became
    },
    claim: async (node, limit) => {
      const runs = await observed.claim(node, limit)
      for (const run of runs) tell({ type: 'claimed', run })
      return runs
    },
    takeActivities: async (of) => {
      const taken = await observed.takeActivities(of)
      for (const { key, from } of taken) if (from !== null) tell({ type: 'lost', runId: of.runId, key })
      return taken
    },
    parkFaulty: async (faulty) => {
      const parked = await observed.parkFaulty(faulty)
      if (parked) tell({ type: 'faulty', runId: faulty.runId, error: faulty.error })
      return parked
    },
    openLease: async (lease) => {
      await observed.openLease(lease)
      tell({ type: 'lease_held' })
    },
    renewLease: async (lease) => {
      const renewed = await observed.renewLease(lease)
      if (renewed !== null) tell({ type: 'lease_held' })
      return renewed
    },
  }
}
