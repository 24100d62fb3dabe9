import type { Database } from '../../src/store/sql.ts'
import type { Witnessed } from './witness.ts'

/** Notes every receipt that reaches an inbox, in a transaction whose commit Postgres dates. */
export const noteReceipts = `
CREATE TABLE fault_receipt (run_id uuid NOT NULL, key text NOT NULL);
CREATE FUNCTION fault_receipt() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO fault_receipt VALUES (NEW.run_id, NEW.type);
  RETURN NULL;
END $$;
CREATE TRIGGER fault_receipt AFTER INSERT ON inbox FOR EACH ROW WHEN (NEW.kind = 'receipt')
  EXECUTE FUNCTION fault_receipt();`

interface Receipt {
  readonly run_id: string
  readonly key: string
  readonly at: number
}

/** When the receipt of each activity of a witness's provider was committed first, by the clock of this machine. */
async function committed(sql: Database): Promise<ReadonlyMap<string, number>> {
  const rows = await sql.query<Receipt>(`
    SELECT run_id, key, min(pg_xact_commit_timestamp(x)) AS at FROM (
      SELECT run_id, key, xmin AS x FROM fault_receipt
      UNION ALL SELECT run_id, data->>'key', xmin FROM run_event WHERE type = 'ActivityFailed'
      UNION ALL SELECT run_id, concat_ws('/', data->>'step', data->>'attempt', data->>'round'), xmin
        FROM run_event WHERE type = 'ModelAnswered'
    ) receipt GROUP BY run_id, key`)
  return new Map(rows.map(({ run_id: run, key, at }) => [`${run} ${key}`, at]))
}

/** `<step>/<attempt>/<round>` of an activity's key: once it has an answer, no try of it may follow. */
const roundOf = (key: string): string => key.split('/').slice(0, 3).join('/')

export interface Requested {
  /** Requests that began although the receipt of the activity had been committed. */
  readonly afterReceipt: readonly string[]
  /** Activities that were begun oftener than changes of owner and resumptions of their run explain. */
  readonly unexplained: readonly string[]
  /** Activities that were begun more than once. */
  readonly repeated: number
}

/** Holds what the witness saw against what the database kept. */
export async function checkRequests(sql: Database, requests: readonly Witnessed[]): Promise<Requested> {
  const receipts = await committed(sql)
  const late = requests.flatMap(({ run, key, begunAt }) => {
    const own = receipts.get(`${run} ${key}`) ?? Infinity
    const answered = receipts.get(`${run} ${roundOf(key)}`) ?? Infinity
    const lateMs = begunAt - Math.min(own, answered)
    return lateMs > 0 ? [`${run} ${key}, ${lateMs.toFixed(1)} ms after its receipt`] : []
  })
  const rows = await sql.query<{ run_id: string; count: number }>(
    `SELECT run_id, count(*) AS count FROM run_event WHERE type IN ('OwnerChanged', 'RunResumed') GROUP BY run_id`,
  )
  const occasions = new Map(rows.map(({ run_id: run, count }) => [run, count]))
  const counts = new Map<string, { readonly run: string; readonly count: number }>()
  for (const { run, key } of requests) {
    counts.set(`${run} ${key}`, { run, count: (counts.get(`${run} ${key}`)?.count ?? 0) + 1 })
  }
  return {
    afterReceipt: late,
    unexplained: [...counts].filter(([, { run, count }]) => count > (occasions.get(run) ?? 0)).map(([id]) => id),
    repeated: [...counts.values()].filter(({ count }) => count > 1).length,
  }
}
