import type { Statement } from './sql.ts'

/**
 * The append of many runs, in one statement. `locked` decides: a batch whose owner, epoch or expected seq differs
 * from the run row finds no row there, and everything else joins to `locked` by the batch's number `i`, which stands
 * for its (tenant_id, run_id). Rows are locked in the order of their key, so that two appends cannot wait for each other.
 *
 * Rows are looked up with `= ANY (ARRAY[…])`, which leaves the planner no join but one row at a time by the primary key: a
 * plan made while a table was small would otherwise read the whole of it for every append, until its statistics are new.
 * `IS NOT DISTINCT FROM` is `=` that no index and no hash serves: where most runs have ended, the planner takes it for sure
 * that an owner has one run, and would read all the owner's runs for each of them.
 *
 * What names rows of other tables is joined to `locked` first (`handled`, `unwanted`, `receipt`, `stopped`): each such
 * row is then found by its whole key, and a run with a thousand activities costs no more than one with two.
 *
 * `due_at` stays as it is where both the old and the new moment have passed: a busy run is updated in place, without
 * touching its index. Invariant: where `waiting` is above 0, `due_at` has passed. So a run whose inbox still holds
 * messages stays due whatever its owner asked for: a message may have been stored while the turn was being decided
 * (`waiting` is read from the locked, newest row).
 */
export const appendStatement: Statement = {
  name: 'append',
  text: `
WITH input AS MATERIALIZED (
  SELECT *, to_timestamp(due_ms / 1000) AS due_at
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::bigint[], $5::bigint[], $6::uuid[], $7::text[], $8::float8[], $9::int[], $10::json[])
    WITH ORDINALITY AS t (tenant_id, run_id, owner, epoch, expected, batch_id, status, due_ms, format, progress, i)
), event AS MATERIALIZED (
  SELECT * FROM unnest($11::int[], $12::text[], $13::int[], $14::text[], $15::text[], $16::float8[], $17::json[], $18::text[])
    WITH ORDINALITY AS e (i, type, v, persona, cause, at_ms, data, blob, ord)
), counted AS (
  SELECT i, count(*) AS events, min(ord) AS first FROM event GROUP BY i
), locked AS MATERIALIZED (
  SELECT input.*, counted.events, counted.first
  FROM run r
    JOIN input ON r.tenant_id = ANY (ARRAY[input.tenant_id]) AND r.run_id = ANY (ARRAY[input.run_id])
    JOIN counted ON counted.i = input.i
  WHERE r.owner IS NOT DISTINCT FROM input.owner AND r.epoch IS NOT DISTINCT FROM input.epoch
    AND r.last_seq IS NOT DISTINCT FROM input.expected
  ORDER BY r.tenant_id, r.run_id
  FOR NO KEY UPDATE OF r
), handled AS MATERIALIZED (
  SELECT l.i, l.tenant_id, l.run_id, h.id, l.expected + l.events AS seq
  FROM unnest($19::int[], $20::text[]) AS h (i, id) JOIN locked l ON l.i = h.i
), acknowledged AS (
  UPDATE inbox m SET handled_seq = h.seq FROM handled h
  WHERE m.tenant_id = ANY (ARRAY[h.tenant_id]) AND m.run_id = ANY (ARRAY[h.run_id]) AND m.id = ANY (ARRAY[h.id]) AND m.handled_seq IS NULL
  RETURNING h.i
), answered AS (
  SELECT i, count(*) AS messages FROM acknowledged GROUP BY i
), bumped AS (
  UPDATE run r SET
    last_seq = l.expected + l.events,
    status = l.status,
    format = greatest(r.format, l.format),
    progress = l.progress,
    progress_seq = l.expected + l.events,
    waiting = r.waiting - coalesce(a.messages, 0),
    due_at = CASE
      WHEN r.due_at <= clock_timestamp()
        AND (l.due_at <= clock_timestamp() OR r.waiting > coalesce(a.messages, 0)) THEN r.due_at
      ELSE l.due_at
    END,
    updated_at = clock_timestamp(),
    changed_xid = pg_current_xact_id()
  FROM locked l LEFT JOIN answered a ON a.i = l.i
  WHERE r.tenant_id = ANY (ARRAY[l.tenant_id]) AND r.run_id = ANY (ARRAY[l.run_id])
  RETURNING l.i
), logged AS (
  INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, persona, cause, at, data, blob)
  SELECT l.tenant_id, l.run_id, l.expected + 1 + e.ord - l.first, l.batch_id, e.type, e.v, e.persona, e.cause, to_timestamp(e.at_ms / 1000), e.data, e.blob
  FROM event e JOIN locked l ON l.i = e.i
), intended AS (
  INSERT INTO activity (tenant_id, run_id, key, kind, input, on_loss, carrier)
  SELECT l.tenant_id, l.run_id, a.key, a.kind, a.input, a.on_loss, l.owner
  FROM unnest($21::int[], $22::text[], $23::text[], $24::json[], $25::text[]) AS a (i, key, kind, input, on_loss)
    JOIN locked l ON l.i = a.i
  ON CONFLICT DO NOTHING
), unwanted AS MATERIALIZED (
  SELECT l.tenant_id, l.run_id, d.key FROM unnest($26::int[], $27::text[]) AS d (i, key) JOIN locked l ON l.i = d.i
), dropped AS (
  DELETE FROM activity a USING unwanted d
  WHERE a.tenant_id = ANY (ARRAY[d.tenant_id]) AND a.run_id = ANY (ARRAY[d.run_id]) AND a.key = ANY (ARRAY[d.key]) AND a.outcome IS NULL
), receipt AS MATERIALIZED (
  SELECT l.tenant_id, l.run_id, g.key, g.outcome
  FROM unnest($28::int[], $29::text[], $30::text[]) AS g (i, key, outcome) JOIN locked l ON l.i = g.i
), received AS (
  UPDATE activity a SET outcome = g.outcome FROM receipt g
  WHERE a.tenant_id = ANY (ARRAY[g.tenant_id]) AND a.run_id = ANY (ARRAY[g.run_id]) AND a.key = ANY (ARRAY[g.key]) AND a.outcome IS NULL
), armed AS (
  INSERT INTO timer (tenant_id, run_id, key, due_at, body)
  SELECT l.tenant_id, l.run_id, t.key, to_timestamp(t.due_ms / 1000), t.body
  FROM unnest($31::int[], $32::text[], $33::float8[], $34::json[]) AS t (i, key, due_ms, body)
    JOIN locked l ON l.i = t.i
  ON CONFLICT DO NOTHING
), stopped AS MATERIALIZED (
  SELECT l.tenant_id, l.run_id, d.key FROM unnest($35::int[], $36::text[]) AS d (i, key) JOIN locked l ON l.i = d.i
), disarmed AS (
  DELETE FROM timer t USING stopped d
  WHERE t.tenant_id = ANY (ARRAY[d.tenant_id]) AND t.run_id = ANY (ARRAY[d.run_id]) AND t.key = ANY (ARRAY[d.key])
)
SELECT i::int FROM bumped`,
}
