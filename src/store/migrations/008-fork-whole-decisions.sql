-- A fork begins with the first events of its origin, as they are (blobs are shared by their hash), then says so, and then
-- takes along what was decided together with the last of them: `rest` further events of the origin. The API may not
-- write to the log, but it may call this, which writes nothing else.
DROP FUNCTION copy_origin(uuid, uuid);
CREATE FUNCTION copy_origin(tenant uuid, fork uuid, rest bigint, message text, message_at timestamptz) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH forked AS (
    SELECT tenant_id, run_id, origin_run_id, origin_seq FROM run WHERE tenant_id = tenant AND run_id = fork
  ), copied AS (
    INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, persona, cause, at, data, blob)
    SELECT f.tenant_id, f.run_id, e.seq + (e.seq > f.origin_seq)::int,
      e.batch_id, e.type, e.v, e.persona, e.cause, e.at, e.data, e.blob
    FROM forked f
      JOIN run_event e ON e.tenant_id = f.tenant_id AND e.run_id = f.origin_run_id AND e.seq <= f.origin_seq + rest
    RETURNING 1
  ), said AS (
    INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, persona, cause, at, data)
    SELECT tenant_id, run_id, origin_seq + 1, gen_random_uuid(), 'RunForked', 1, NULL, message, message_at,
      json_build_object('origin', 'run_' || origin_run_id, 'seq', origin_seq)
    FROM forked
  )
  SELECT count(*) FROM copied
$$;
REVOKE ALL ON FUNCTION copy_origin FROM PUBLIC;
