-- Where a run's first events come from. Set once, when the run is made.
ALTER TABLE run
  ADD COLUMN origin_run_id uuid,
  ADD COLUMN origin_seq bigint,
  ADD CHECK ((origin_run_id IS NULL) = (origin_seq IS NULL));
CREATE INDEX run_origin ON run (tenant_id, origin_run_id, run_id) WHERE origin_run_id IS NOT NULL;

-- Copies the first events of its origin into a new run, as they are: blobs are shared by their hash. The API may not
-- write to the log, but it may call this, which writes nothing that the origin's log does not have.
CREATE FUNCTION copy_origin(tenant uuid, fork uuid) RETURNS bigint
LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  WITH copied AS (
    INSERT INTO run_event (tenant_id, run_id, seq, batch_id, type, v, persona, cause, at, data, blob)
    SELECT f.tenant_id, f.run_id, e.seq, e.batch_id, e.type, e.v, e.persona, e.cause, e.at, e.data, e.blob
    FROM run f
      JOIN run_event e ON e.tenant_id = f.tenant_id AND e.run_id = f.origin_run_id AND e.seq <= f.origin_seq
    WHERE f.tenant_id = tenant AND f.run_id = fork
    RETURNING 1
  )
  SELECT count(*) FROM copied
$$;
REVOKE ALL ON FUNCTION copy_origin FROM PUBLIC;
