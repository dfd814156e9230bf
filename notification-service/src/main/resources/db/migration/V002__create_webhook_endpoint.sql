CREATE TABLE webhook_endpoint (
    id              uuid        PRIMARY KEY,
    url             text        NOT NULL CHECK (length(url) <= 2048),
    events          text[]      NOT NULL CHECK (cardinality(events) > 0),
    sealed_secret   bytea       NOT NULL,
    -- The fingerprint of the request that made it: however often it is sent, there is one endpoint.
    request_key     bytea       NOT NULL UNIQUE,
    status          text        NOT NULL DEFAULT 'ENABLED',
    disabled_reason text,
    disabled_at     timestamptz,
    -- The first failure since the last success.
    failing_since   timestamptz,
    created_at      timestamptz NOT NULL,
    CONSTRAINT webhook_endpoint_status_known
        CHECK (status IN ('ENABLED', 'DISABLED')),
    CONSTRAINT webhook_endpoint_reason_known
        CHECK (disabled_reason IN ('REQUESTED', 'GONE', 'FAILING')),
    CONSTRAINT webhook_endpoint_disabled_with_reason
        CHECK ((status = 'DISABLED') = (disabled_reason IS NOT NULL)
            AND (status = 'DISABLED') = (disabled_at IS NOT NULL))
);
