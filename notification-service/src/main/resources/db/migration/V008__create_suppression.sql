-- Who is sent no messages of journeys. A lifted row stays, as evidence.
CREATE TABLE suppression (
    id             uuid        PRIMARY KEY DEFAULT uuidv7(),
    recipient_id   text        NOT NULL,
    reason         text        NOT NULL CHECK (reason IN ('UNSUBSCRIBED')),
    -- The message whose link it was.
    subject        text        NOT NULL,
    since          timestamptz NOT NULL,
    lifted_at      timestamptz,
    lifted_by      text,
    lifted_because text,
    CHECK ((lifted_at IS NULL) = (lifted_by IS NULL)),
    CHECK ((lifted_at IS NULL) = (lifted_because IS NULL))
);

CREATE UNIQUE INDEX suppression_in_force ON suppression (recipient_id) WHERE lifted_at IS NULL;
CREATE INDEX suppression_by_recipient ON suppression (recipient_id, id DESC);

-- What a journey has to say is no outcome of a payment: nobody must be told it.
UPDATE notification SET is_outcome = false WHERE template = 'journey-step';

ALTER TABLE notification
  ADD COLUMN opened_at timestamptz CHECK (opened_at IS NULL OR status = 'SENT');

CREATE INDEX notification_of_journeys ON notification (subject) WHERE template = 'journey-step';
