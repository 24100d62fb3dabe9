-- Who carries out an activity, so that a run that changes hands begins nothing that another node is still at.
ALTER TABLE activity
  ADD COLUMN carrier  text,                           -- an incarnation; null: nobody has begun it
  ADD COLUMN unwanted boolean NOT NULL DEFAULT false; -- the run's new owner asks the carrier to stop
UPDATE activity a SET carrier = coalesce(r.owner, 'unknown') FROM run r
  WHERE r.tenant_id = a.tenant_id AND r.run_id = a.run_id AND a.outcome IS NULL;
CREATE INDEX activity_unwanted ON activity (carrier) WHERE unwanted;

-- Receipts that came when another was there already: the work was paid twice.
CREATE TABLE duplicate_receipt (
  tenant_id  uuid NOT NULL,
  run_id     uuid NOT NULL,
  message_id text NOT NULL,
  key        text NOT NULL,
  outcome    text NOT NULL CHECK (outcome IN ('done', 'failed')),
  body       json NOT NULL,
  usage      json,                            -- what it cost; null: nothing that is counted
  at         timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, run_id, message_id)
);

-- Why a run whose log takes no event is parked. It holds as long as nothing is appended after `fault_seq`.
ALTER TABLE run
  ADD COLUMN fault     json,
  ADD COLUMN fault_seq bigint;
