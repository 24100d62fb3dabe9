-- How many runs are in which status, without a look at those that have ended. A turn that leaves the status as it is
-- still updates its row in place.
CREATE INDEX run_open ON run (status) WHERE status NOT IN ('COMPLETED', 'FAILED', 'CANCELLED');
