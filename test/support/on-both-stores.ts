import { describe, inject } from 'vitest'
import { cloneDatabase } from './database.ts'
import { withServer } from './with-server.ts'

/** Opens what a node's environment says about its store. */
type Opening = () => Promise<Readonly<Record<string, string>>>

/** The same suite on the embedded store and on real Postgres. */
export function onBothStores(suite: (open: Opening) => void): void {
  describe('on the embedded store', () => suite(() => Promise.resolve({})))
  withServer('on Postgres', inject('postgres'), (url) =>
    suite(async () => ({ DATABASE_URL: await cloneDatabase(url) })),
  )
}
