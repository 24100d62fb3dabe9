-- What lists of runs look up, where a million of them are stored.

-- By status, newest first.
CREATE INDEX run_listed ON run (tenant_id, status, run_id);

-- By part of a title. pg_trgm comes with Postgres, but not every installation has it or lets this role have it: then
-- searches still find everything, by reading all titles.
DO $$
BEGIN
  IF EXISTS (SELECT FROM pg_available_extensions WHERE name = 'pg_trgm') THEN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX run_title ON run USING gin (title_folded gin_trgm_ops);
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'titles are searched without an index: an administrator may CREATE EXTENSION pg_trgm and this index';
END
$$;

-- By the moment of the last change, for live lists. Every turn changes it, and since Postgres 16 a block range index is
-- the one kind that lets the row be updated in place all the same. (xid8 has no operator class for it.)
DO $$
BEGIN
  IF current_setting('server_version_num')::int >= 160000 THEN
    CREATE INDEX run_changed ON run USING brin ((changed_xid::text::bigint))
      WITH (pages_per_range = 32, autosummarize = on);
  END IF;
END
$$;
