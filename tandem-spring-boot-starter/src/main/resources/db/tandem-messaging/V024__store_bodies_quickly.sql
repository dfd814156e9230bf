-- The bodies of a group commit's batches are large, and compressing them with pglz, PostgreSQL's default, takes longer than
-- all else that is done for their rows. lz4 is quick; a server built without it keeps them as they are.
-- Partitions of days that have begun may stay as they were made; later ones follow the table.
DO $$
BEGIN
    ALTER TABLE messaging.outbox ALTER COLUMN body SET COMPRESSION lz4;
    ALTER TABLE messaging.outbox_default ALTER COLUMN body SET COMPRESSION lz4;
EXCEPTION WHEN feature_not_supported THEN
    ALTER TABLE messaging.outbox ALTER COLUMN body SET STORAGE EXTERNAL;
END
$$;
