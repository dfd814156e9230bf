CREATE TABLE notification (
    -- UUIDv7: newest first is the order of the id, and retention is a range of it.
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    recipient_id text        NOT NULL CHECK (recipient_id <> ''),
    channel      text        NOT NULL,
    template     text        NOT NULL,
    body         text        NOT NULL,
    subject      text        NOT NULL,
    is_outcome   boolean     NOT NULL,
    caused_by    uuid        NOT NULL,
    status       text        NOT NULL DEFAULT 'PENDING',
    attempts     integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    -- When it may be taken for sending; while it is being sent, when its lease ends.
    due_at       timestamptz NOT NULL,
    sent_at      timestamptz,
    created_at   timestamptz NOT NULL,
    CONSTRAINT notification_status_known
        CHECK (status IN ('PENDING', 'SENT', 'FAILED', 'SUPPRESSED')),
    CONSTRAINT notification_sent_has_its_time
        CHECK ((status = 'SENT') = (sent_at IS NOT NULL)),
    -- An outcome is always told.
    CONSTRAINT notification_outcome_not_suppressed
        CHECK (NOT (is_outcome AND status = 'SUPPRESSED')),
    CONSTRAINT notification_once_per_event
        UNIQUE (caused_by, recipient_id, channel)
);

CREATE INDEX notification_by_recipient ON notification (recipient_id, id DESC)
    WHERE status <> 'PENDING';

CREATE INDEX notification_due ON notification (due_at)
    WHERE status = 'PENDING';

CREATE INDEX notification_outcome_by_subject ON notification (subject)
    WHERE is_outcome;
