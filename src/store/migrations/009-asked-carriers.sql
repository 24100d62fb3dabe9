-- The owner of a run asks the carrier of an activity whether it is at it at all: a log that has lost its end may name one
-- that has done it since.
ALTER TABLE activity ADD COLUMN asked boolean NOT NULL DEFAULT false;
DROP INDEX activity_unwanted;
CREATE INDEX activity_asked ON activity (carrier) WHERE asked OR unwanted;
