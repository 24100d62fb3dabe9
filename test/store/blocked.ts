import { vi } from 'vitest'
import type { Sql } from '../../src/store/sql.ts'

/** The server process of the first statement that waits for a lock in this database, as soon as there is one. */
export const blockedProcess = (sql: Sql): Promise<number> =>
  vi.waitFor(
    async () => {
      const [row] = await sql.query<{ pid: number }>(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' LIMIT 1`,
      )
      if (row === undefined) throw new Error('Nobody waits for a lock.')
      return row.pid
    },
    { timeout: 10_000, interval: 5 },
  )
