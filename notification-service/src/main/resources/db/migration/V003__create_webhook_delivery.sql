-- The body of an event is kept once, however many endpoints it goes to.
CREATE TABLE webhook_event (
    id         uuid        PRIMARY KEY,
    type       text        NOT NULL,
    body       text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE webhook_delivery (
    id              uuid        PRIMARY KEY DEFAULT uuidv7(),
    endpoint_id     uuid        NOT NULL REFERENCES webhook_endpoint (id),
    -- Old events are deleted in ranges of their id and take their deliveries with them.
    event_id        uuid        NOT NULL REFERENCES webhook_event (id) ON DELETE CASCADE,
    status          text        NOT NULL DEFAULT 'PENDING',
    attempts        integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- How many attempts have failed since the delivery was planned or resent.
    failures        integer     NOT NULL DEFAULT 0 CHECK (failures >= 0),
    -- PENDING: when the next attempt is due. SENDING: when the sender's lease ends.
    due_at          timestamptz NOT NULL,
    response_status integer,
    duration_millis bigint,
    excerpt         text,
    error           text,
    last_attempt_at timestamptz,
    created_at      timestamptz NOT NULL,
    CONSTRAINT webhook_delivery_status_known
        CHECK (status IN ('PENDING', 'SENDING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    CONSTRAINT webhook_delivery_once_per_event
        UNIQUE (event_id, endpoint_id)
);

CREATE INDEX webhook_delivery_by_endpoint ON webhook_delivery (endpoint_id, id DESC);

-- The head of each endpoint's queue, so that taking work costs one probe per endpoint.
CREATE INDEX webhook_delivery_queue ON webhook_delivery (endpoint_id, due_at)
    WHERE status IN ('PENDING', 'SENDING');

CREATE INDEX webhook_delivery_oldest_due ON webhook_delivery (due_at)
    WHERE status IN ('PENDING', 'SENDING');
