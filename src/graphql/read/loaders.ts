import DataLoader from 'dataloader'
import type { EntryId, Incarnation, RunId, Sha256 } from '../../core/ids.ts'
import type { NodeRow, RunRow, Store } from '../../core/store/store.ts'
import { entryViews } from '../views/hub-views.ts'
import type { EntryView } from '../views/parts.ts'
import { blobLoader } from './blob-loader.ts'
import type { RunReader } from './run-reader.ts'

/** An entry by its run and short name. */
export interface EntryKey {
  readonly runId: RunId
  readonly name: EntryId
}

/** One loader for each edge between objects: what is asked for together is read together. */
export interface Loaders {
  readonly run: DataLoader<RunId, RunRow | null>
  readonly node: DataLoader<Incarnation, NodeRow | null>
  readonly entry: DataLoader<EntryKey, EntryView | null, string>
  readonly blob: DataLoader<Sha256, Uint8Array>
}

interface Sources {
  readonly api: { readonly store: Store }
  readonly reader: RunReader
}

export function makeLoaders({ api: { store }, reader }: Sources): Loaders {
  // A subscription keeps its context for hours: what can change is not remembered beyond one batch.
  const fresh = { cache: false }
  const run = new DataLoader<RunId, RunRow | null>(async (ids) => {
    const rows = new Map((await store.getRuns([...new Set(ids)])).map((row) => [row.runId, row]))
    return ids.map((id) => rows.get(id) ?? null)
  }, fresh)
  return {
    run,
    node: new DataLoader<Incarnation, NodeRow | null>(async (ids) => {
      const rows = new Map((await store.nodes()).map((row) => [row.incarnation, row]))
      return ids.map((id) => rows.get(id) ?? null)
    }, fresh),
    entry: new DataLoader<EntryKey, EntryView | null, string>((keys) => entriesOf({ run, reader }, keys), {
      ...fresh,
      cacheKeyFn: ({ runId, name }) => `${runId} ${name}`,
    }),
    blob: blobLoader(store),
  }
}

/** One fold for each run, however many of its entries are asked for. */
async function entriesOf(
  { run, reader }: { readonly run: Loaders['run']; readonly reader: RunReader },
  keys: readonly EntryKey[],
): Promise<readonly (EntryView | null)[]> {
  const runIds = [...new Set(keys.map(({ runId }) => runId))]
  const found = await Promise.all(
    runIds.map(async (runId): Promise<readonly EntryView[]> => {
      const row = await run.load(runId)
      if (row === null) return []
      return entryViews(runId, await reader.head(row))
    }),
  )
  const byKey = new Map(found.flat().map((view) => [`${view.runId} ${view.entry.id}`, view]))
  return keys.map(({ runId, name }) => byKey.get(`${runId} ${name}`) ?? null)
}
