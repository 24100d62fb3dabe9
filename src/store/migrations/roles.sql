-- Two roles: what actors do and what the API does, which row-level security will bind later. Both are created where
-- the connecting role may; where it may not, an administrator runs this file. Applied again after every migration.
DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['g1_actor', 'g1_api'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      EXCEPTION
        WHEN insufficient_privilege THEN RAISE NOTICE 'role % is missing and may not be created', name;
        WHEN duplicate_object OR unique_violation THEN NULL; -- another database of this server was faster
      END;
    END IF;
  END LOOP;

  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_actor') THEN
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO g1_actor;
    GRANT INSERT ON run, run_event, inbox, activity, timer, idempotency, node_lease, blob TO g1_actor;
    GRANT UPDATE ON run, inbox, activity, timer, node_lease TO g1_actor;
    GRANT DELETE ON activity, timer, node_lease TO g1_actor;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_api') THEN
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO g1_api;
    GRANT INSERT ON run, inbox, idempotency, blob TO g1_api;
    GRANT UPDATE (due_at, waiting, updated_at, changed_xid) ON run TO g1_api;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_api') AND to_regproc('copy_origin') IS NOT NULL THEN
    GRANT EXECUTE ON FUNCTION copy_origin TO g1_api;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_actor') AND to_regproc('copy_origin') IS NOT NULL THEN
    GRANT EXECUTE ON FUNCTION copy_origin TO g1_actor;
  END IF;
  -- Actors have no business with keys.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_actor') AND to_regclass('api_key') IS NOT NULL THEN
    REVOKE ALL ON api_key FROM g1_actor;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_api') AND to_regclass('api_key') IS NOT NULL THEN
    GRANT INSERT, UPDATE (revoked_at, last_used_at) ON api_key TO g1_api;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_actor') AND to_regclass('duplicate_receipt') IS NOT NULL THEN
    GRANT INSERT ON duplicate_receipt TO g1_actor;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'g1_actor') AND to_regclass('answer_cache') IS NOT NULL THEN
    GRANT INSERT, UPDATE, DELETE ON answer_cache TO g1_actor;
    GRANT INSERT, UPDATE ON day_spending TO g1_actor;
  END IF;
EXCEPTION
  WHEN insufficient_privilege THEN RAISE NOTICE 'the roles exist, but the connecting role may not grant to them';
END
$$;
