import type { Store } from '../core/store/store.ts'
import { migrate } from './migrate.ts'
import { openPostgresSql, type PostgresOptions } from './postgres-sql.ts'
import { storeOn } from './sql-store.ts'

/**
 * Leases, and looks at what there is to do, have connections of their own, so that they wait for no other work. They are
 * sent again on another one where no answer comes: a network that swallows packets would hold them for minutes. A database
 * that is merely slow is left to it.
 */
const control = { poolSize: 2, answerWithinMs: 4_000 }

/**
 * Opens the store on a Postgres 15 or newer and brings its schema up to date, as the role that signs in; then works as
 * `options.role` where one is given. Throws StoreUnavailable where no server answers.
 */
export async function openPostgres(url: string, options: PostgresOptions = {}): Promise<Store> {
  const { role: _role, ...asOwner } = options
  const owner = openPostgresSql(url, { ...asOwner, poolSize: 1 })
  try {
    await migrate(owner)
  } finally {
    await owner.close()
  }
  return storeOn(openPostgresSql(url, options), openPostgresSql(url, { ...options, ...control }))
}
