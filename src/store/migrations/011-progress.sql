-- How far a run is, as lists show it: written with every append, like its status. It holds for the log up to
-- `progress_seq`; where a node of an older release has appended since, it is read from the log. In no index, so that a
-- turn still updates its row in place.
ALTER TABLE run
  ADD COLUMN progress     json,
  ADD COLUMN progress_seq bigint;

-- Runs that a node has taken over from lost nodes since it started, as it says when it renews its lease.
ALTER TABLE node_lease ADD COLUMN taken_over integer NOT NULL DEFAULT 0;
