-- What journeys ask research to write, until something about the fund is published.
CREATE TABLE writing_task (
  journey text NOT NULL,
  -- Empty where it is about no fund.
  fund_code text NOT NULL,
  investors bigint NOT NULL CHECK (investors > 0),
  asked_at timestamptz NOT NULL,
  PRIMARY KEY (journey, fund_code)
);

CREATE INDEX writing_task_by_time ON writing_task (asked_at);
CREATE INDEX writing_task_by_fund ON writing_task (fund_code);

-- The newest content that fits is told.
CREATE INDEX publication_by_time ON publication (published_at DESC, content_id DESC);

CREATE TABLE support_case (
  id uuid PRIMARY KEY,
  owner_id text NOT NULL,
  journey text NOT NULL,
  step text NOT NULL,
  fund_code text,
  status text NOT NULL CHECK (status IN ('OPEN', 'ANSWERED')),
  opened_at timestamptz NOT NULL
);

CREATE INDEX support_case_by_status ON support_case (status, id);

CREATE TABLE case_answer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id uuid NOT NULL REFERENCES support_case,
  text text NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
  answered_by text NOT NULL,
  answered_at timestamptz NOT NULL
);

CREATE INDEX case_answer_of_case ON case_answer (case_id, id);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON case_answer
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();

-- What operations and the orchestration were told, as it was told.
CREATE TABLE compliance_record (
  event_id uuid PRIMARY KEY,
  type text NOT NULL,
  subject text NOT NULL,
  event jsonb NOT NULL,
  told_at timestamptz NOT NULL
);

CREATE INDEX compliance_record_of_subject ON compliance_record (subject, event_id);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON compliance_record
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
