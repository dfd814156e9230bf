-- The durable record of every message, written inside the local transaction that publishes it.
-- Partitions are ranges of UUIDv7, that is: of time. The starter creates them ahead and drops old ones.
CREATE TABLE messaging.outbox (
    id            uuid        NOT NULL PRIMARY KEY,
    topic         text        NOT NULL,
    tag           text        NOT NULL,
    subjects      text[]      NOT NULL,
    event_count   integer     NOT NULL,
    body          bytea       NOT NULL,
    state         text        NOT NULL CHECK (state IN ('COMMITTED', 'CONFIRMED', 'ABORTED')),
    half_sent     boolean     NOT NULL,
    deliver_at    timestamptz,
    created_at    timestamptz NOT NULL,
    next_sweep_at timestamptz,
    sweeps        integer     NOT NULL DEFAULT 0 CHECK (sweeps >= 0),
    check_backs   integer     NOT NULL DEFAULT 0 CHECK (check_backs >= 0),
    confirmed_at  timestamptz,
    -- A tombstone carries nothing, a message always something.
    CHECK ((state = 'ABORTED') = (event_count = 0)),
    CHECK (event_count >= 0 AND cardinality(subjects) <= event_count),
    CHECK ((state = 'COMMITTED') = (next_sweep_at IS NOT NULL)),
    CHECK ((state = 'CONFIRMED') = (confirmed_at IS NOT NULL))
) PARTITION BY RANGE (id);

-- Takes what no partition covers, so that a late maintenance never stops the business.
CREATE TABLE messaging.outbox_default PARTITION OF messaging.outbox DEFAULT;

-- Small however large the table: confirmed rows leave it.
CREATE INDEX outbox_unconfirmed ON messaging.outbox (next_sweep_at) WHERE state = 'COMMITTED';

-- Tombstones are rare; counting them must not mean reading the table.
CREATE INDEX outbox_aborted ON messaging.outbox (id) WHERE state = 'ABORTED';
