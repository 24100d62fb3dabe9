import { pendingMigrations } from './migrate.ts'
import { openPostgresSql } from './postgres-sql.ts'

/** How a Postgres stands, without a change to it. */
export interface PostgresState {
  /** Such as `18.1`. */
  readonly version: string
  /** Migrations that the next start will carry out. */
  readonly pending: number
}

/** Asks a Postgres how it is. Throws StoreUnavailable where none answers, MigrationRefused for a newer database. */
export async function probePostgres(url: string, answerWithinMs: number): Promise<PostgresState> {
  const sql = openPostgresSql(url, { poolSize: 1, answerWithinMs, applicationName: 'g1 doctor' })
  try {
    const [row] = await sql.query<{ readonly server_version: string }>('SHOW server_version')
    return { version: row?.server_version.split(' ')[0] ?? 'unknown', pending: await pendingMigrations(sql) }
  } finally {
    await sql.close()
  }
}
