-- The secret before the current one, which signs beside it until receivers know the new one.
ALTER TABLE webhook_endpoint
    ADD COLUMN sealed_former_secret bytea,
    ADD COLUMN former_secret_until  timestamptz,
    ADD CONSTRAINT webhook_endpoint_former_secret_ends
        CHECK ((sealed_former_secret IS NULL) = (former_secret_until IS NULL));
