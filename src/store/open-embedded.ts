import { mkdir } from 'node:fs/promises'
import type { Store } from '../core/store/store.ts'
import { migrate } from './migrate.ts'
import { openPgliteSql } from './pglite-sql.ts'
import { storeOn } from './sql-store.ts'

/**
 * Opens the embedded store in a folder, which is made where it is missing; null: in memory, gone with the process.
 * Take the folder's lock first (`lockFolder`): two processes on one folder lose each other's rows in silence.
 */
export async function openEmbedded(folder: string | null): Promise<Store> {
  if (folder !== null) await mkdir(folder, { recursive: true, mode: 0o700 })
  const database = await openPgliteSql(folder)
  await migrate(database)
  // The folder's lock says that no other process lives: whatever held a lease here has ended.
  await database.query('UPDATE node_lease SET fenced_at = clock_timestamp() WHERE fenced_at IS NULL')
  return storeOn(database)
}
