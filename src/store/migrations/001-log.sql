-- The log of every run, and the state beside it. Every key starts with the tenant.

-- What lists show, who owns the run, and the counter that gives out seq. No index on a column that changes every
-- turn (last_seq, waiting, updated_at, changed_xid), so that a turn updates the row in place.
CREATE TABLE run (
  tenant_id    uuid NOT NULL,
  run_id       uuid NOT NULL,
  title        text NOT NULL,
  title_folded text NOT NULL,                 -- lower case by the program: the same in every locale
  status       text NOT NULL,
  owner        text,                          -- the incarnation of a node
  epoch        bigint NOT NULL DEFAULT 0,     -- grows at every change of owner
  last_seq     bigint NOT NULL DEFAULT 0,
  due_at       timestamptz,                   -- when somebody has to look; null: only when a message comes
  waiting      integer NOT NULL DEFAULT 0,    -- unhandled rows of the inbox
  format       integer NOT NULL DEFAULT 1,    -- the highest event version written
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  updated_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_xid  xid8 NOT NULL DEFAULT pg_current_xact_id(),  -- the transaction of the last change, for live lists
  PRIMARY KEY (tenant_id, run_id)
) WITH (fillfactor = 50);
CREATE UNIQUE INDEX run_by_id ON run (run_id);
CREATE INDEX run_due ON run (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX run_owner ON run (owner) WHERE owner IS NOT NULL;

-- `json`, not `jsonb`: what is read back is to the byte what was folded when it was decided, order of keys included.
CREATE TABLE run_event (
  tenant_id uuid NOT NULL,
  run_id    uuid NOT NULL,
  seq       bigint NOT NULL,
  batch_id  uuid NOT NULL,
  type      text NOT NULL,
  v         integer NOT NULL,
  persona   text,
  cause     text NOT NULL,
  at        timestamptz NOT NULL,
  data      json,
  blob      text,                             -- sha-256 of data that is too large for the row
  PRIMARY KEY (tenant_id, run_id, seq),
  CHECK ((data IS NULL) <> (blob IS NULL))
);

CREATE TABLE inbox (
  tenant_id   uuid NOT NULL,
  run_id      uuid NOT NULL,
  id          text NOT NULL,
  n           bigint GENERATED ALWAYS AS IDENTITY,  -- the order of storing within a run
  kind        text NOT NULL CHECK (kind IN ('command', 'receipt', 'timer')),
  type        text NOT NULL,
  body        json NOT NULL,
  at          timestamptz NOT NULL,
  handled_seq bigint,                         -- the last event of the batch that answered it
  PRIMARY KEY (tenant_id, run_id, id)
);
CREATE INDEX inbox_waiting ON inbox (tenant_id, run_id, n) WHERE handled_seq IS NULL;

CREATE TABLE activity (
  tenant_id uuid NOT NULL,
  run_id    uuid NOT NULL,
  key       text NOT NULL,
  kind      text NOT NULL,
  input     json NOT NULL,
  on_loss   text NOT NULL CHECK (on_loss IN ('retry', 'ask')),
  outcome   text CHECK (outcome IN ('done', 'failed')),   -- the first receipt; null: only intended
  PRIMARY KEY (tenant_id, run_id, key)
);

CREATE TABLE timer (
  tenant_id  uuid NOT NULL,
  run_id     uuid NOT NULL,
  key        text NOT NULL,
  due_at     timestamptz NOT NULL,
  body       json NOT NULL,
  message_id text,                            -- the message that it became
  PRIMARY KEY (tenant_id, run_id, key)
);
CREATE INDEX timer_due ON timer (due_at) WHERE message_id IS NULL;

CREATE TABLE idempotency (
  tenant_id      uuid NOT NULL,
  key            text NOT NULL,
  payload_sha256 text NOT NULL,
  run_id         uuid NOT NULL,
  message_id     text NOT NULL,
  created_at     timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, key)
);

-- Nodes belong to no tenant. A fenced lease is never renewed: that life of the node is over.
CREATE TABLE node_lease (
  incarnation text PRIMARY KEY,
  node        text NOT NULL,
  version     text NOT NULL,
  started_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
  lease_until timestamptz NOT NULL,
  fenced_at   timestamptz
);

CREATE TABLE blob (
  tenant_id  uuid NOT NULL,
  sha256     text NOT NULL,
  bytes      bytea NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, sha256)
);
