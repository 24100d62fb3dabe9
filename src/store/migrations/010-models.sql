-- What models answered, under the hash of the request, for a day: asked again, the answer costs nothing.
CREATE TABLE answer_cache (
  tenant_id      uuid NOT NULL,
  request_sha256 text NOT NULL,
  model          text NOT NULL,                -- provider/model that answered
  answer_sha256  text NOT NULL,                -- its text is a blob
  created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, request_sha256)
);
CREATE INDEX answer_cache_by_age ON answer_cache (created_at);

-- What models cost on each day of UTC, in billionths of a US dollar. What a call may cost at most is held before it
-- begins; what a node that died had held stays held.
CREATE TABLE day_spending (
  tenant_id uuid NOT NULL,
  day       date NOT NULL,
  spent     bigint NOT NULL,
  reserved  bigint NOT NULL,
  PRIMARY KEY (tenant_id, day)
);
