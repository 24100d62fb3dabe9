-- Who may call the API. Of a key only its hash is kept: 160 random bits need no slow one.
CREATE TABLE api_key (
  tenant_id    uuid NOT NULL,
  id           text NOT NULL,                 -- the public part of the key
  name         text NOT NULL,
  role         text NOT NULL CHECK (role IN ('viewer', 'operator', 'admin')),
  sha256       text NOT NULL,
  created_at   timestamptz NOT NULL DEFAULT clock_timestamp(),
  expires_at   timestamptz,
  revoked_at   timestamptz,
  last_used_at timestamptz,                   -- roughly
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX api_key_by_id ON api_key (id); -- a key comes before its tenant is known
