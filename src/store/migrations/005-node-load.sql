-- What a node says of itself when it renews its lease, and since when it has held it unbroken: only who has held for a
-- whole length of lease may fence others.
ALTER TABLE node_lease
  ADD COLUMN roles      text[]      NOT NULL DEFAULT '{api,worker}',
  ADD COLUMN run_limit  integer     NOT NULL DEFAULT 0,      -- runs that it takes on at most
  ADD COLUMN active     integer     NOT NULL DEFAULT 0,      -- activations that live on it
  ADD COLUMN under_way  integer     NOT NULL DEFAULT 0,      -- activities that it carries out
  ADD COLUMN draining   boolean     NOT NULL DEFAULT false,  -- it hands its runs over and takes none any more
  ADD COLUMN held_since timestamptz NOT NULL DEFAULT clock_timestamp();
