-- How often in a row the bank did not take the payment order at all.
ALTER TABLE settlement ADD COLUMN declined integer NOT NULL DEFAULT 0 CHECK (declined >= 0);
