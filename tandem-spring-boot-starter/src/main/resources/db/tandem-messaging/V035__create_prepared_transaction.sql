-- Transactions outside this database whose events wait for their end. A decision is final: whoever decides first,
-- the transaction's own code, a check or an operator, is the only one.
CREATE TABLE messaging.prepared_transaction (
    id            uuid        NOT NULL PRIMARY KEY,
    name          text        NOT NULL,
    context       text        NOT NULL,
    state         text        NOT NULL DEFAULT 'PREPARED'
                              CHECK (state IN ('PREPARED', 'COMMITTED', 'ROLLED_BACK')),
    prepared_at   timestamptz NOT NULL,
    -- Null once nobody is asked any more: it is decided, or waits for an operator.
    next_check_at timestamptz,
    checks        integer     NOT NULL DEFAULT 0 CHECK (checks >= 0),
    last_answer   text,
    -- What one person wants where it takes two.
    proposed      text        CHECK (proposed IN ('COMMITTED', 'ROLLED_BACK')),
    proposed_by   text,
    decided_at    timestamptz,
    decided_by    text,
    reason        text,
    -- One entry for each event.
    event_ids     uuid[]      NOT NULL,
    topics        text[]      NOT NULL,
    tags          text[]      NOT NULL,
    subjects      text[]      NOT NULL,
    events        bytea[]     NOT NULL,
    CHECK (cardinality(event_ids) > 0
           AND cardinality(event_ids) = cardinality(topics) AND cardinality(event_ids) = cardinality(tags)
           AND cardinality(event_ids) = cardinality(subjects) AND cardinality(event_ids) = cardinality(events)),
    CHECK ((state = 'PREPARED') = (decided_at IS NULL AND decided_by IS NULL)),
    CHECK (state = 'PREPARED' OR next_check_at IS NULL),
    CHECK ((proposed IS NULL) = (proposed_by IS NULL)),
    CONSTRAINT prepared_transaction_two_people
      CHECK (state = 'PREPARED' OR decided_by IN ('itself', 'check') OR decided_by IS DISTINCT FROM proposed_by)
) PARTITION BY RANGE (id);

-- Takes what no partition covers, so that a late maintenance never stops the business.
CREATE TABLE messaging.prepared_transaction_default
  PARTITION OF messaging.prepared_transaction DEFAULT;

-- Small however large the table: decided rows leave them.
CREATE INDEX prepared_transaction_due ON messaging.prepared_transaction (next_check_at) WHERE state = 'PREPARED';
CREATE INDEX prepared_transaction_open ON messaging.prepared_transaction (id) WHERE state = 'PREPARED';

CREATE FUNCTION messaging.refuse_second_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'transaction % is % already', OLD.id, OLD.state;
END
$$;

CREATE TRIGGER prepared_transaction_decided_once
  BEFORE UPDATE ON messaging.prepared_transaction
  FOR EACH ROW WHEN (OLD.state <> 'PREPARED')
  EXECUTE FUNCTION messaging.refuse_second_decision();
