import { defaultTenant } from '../core/ids.ts'
import type { DayFigures, DaySpending } from '../core/store/day-spending.ts'
import type { Sql } from './sql.ts'

const today = `(clock_timestamp() AT TIME ZONE 'UTC')::date`

/** See `DaySpending`. The row of a day is the lock: of two nodes that reserve at once, the later one sees the earlier. */
export const spendingIn = (sql: Sql): DaySpending => {
  const figures = async (): Promise<DayFigures> => {
    const [row] = await sql.query<DayFigures>(
      `SELECT d.day::text AS day, coalesce(s.spent, 0) AS spent, coalesce(s.reserved, 0) AS reserved
       FROM (SELECT ${today} AS day) d LEFT JOIN day_spending s ON s.tenant_id = $1 AND s.day = d.day`,
      [defaultTenant],
    )
    if (row === undefined) throw new Error('SELECT of one row gave none.')
    return row
  }
  return {
    async reserve(amount, cap) {
      const [row] = await sql.query<{ day: string }>(
        {
          name: 'reserve_spending',
          text: `INSERT INTO day_spending AS s (tenant_id, day, spent, reserved)
                 SELECT $1::uuid, ${today}, 0, $2::bigint WHERE $3::bigint IS NULL OR $2::bigint <= $3::bigint
                 ON CONFLICT (tenant_id, day) DO UPDATE SET reserved = s.reserved + excluded.reserved
                 WHERE $3::bigint IS NULL OR s.spent + s.reserved + excluded.reserved <= $3::bigint
                 RETURNING day::text AS day`,
        },
        [defaultTenant, amount, cap],
      )
      return row === undefined ? { held: null, today: await figures() } : { held: { day: row.day, amount } }
    },
    async settle({ day, amount }, spent) {
      await sql.query(
        {
          name: 'settle_spending',
          text: `UPDATE day_spending SET reserved = reserved - $3::bigint, spent = spent + $4::bigint
                 WHERE tenant_id = $1 AND day = $2::date`,
        },
        [defaultTenant, day, amount, spent],
      )
    },
    today: figures,
  }
}
