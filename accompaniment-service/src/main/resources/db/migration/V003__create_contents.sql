-- What investors may be told: written by research, checked by compliance, published by operations.
CREATE TABLE content (
  id uuid PRIMARY KEY,
  title text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
  body text NOT NULL CHECK (length(body) BETWEEN 1 AND 5000),
  audience text NOT NULL CHECK (length(audience) BETWEEN 1 AND 64),
  fund_code text REFERENCES fund,
  -- The level of the fund when it was written; 0 without a fund.
  fund_risk_level integer NOT NULL CHECK (fund_risk_level BETWEEN 0 AND 5),
  author text NOT NULL,
  status text NOT NULL CHECK (status IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'REFUSED', 'PUBLISHED')),
  created_at timestamptz NOT NULL,
  CHECK ((fund_code IS NULL) = (fund_risk_level = 0)),
  UNIQUE (id, author, fund_risk_level)
);

CREATE INDEX content_by_status ON content (status, id);

-- Every decision, with its reasons. It is evidence: rows are only added.
CREATE TABLE content_decision (
  content_id uuid NOT NULL REFERENCES content,
  kind text NOT NULL CHECK (kind IN ('SUBMITTED', 'APPROVED', 'REFUSED', 'PUBLISHED')),
  decided_by text NOT NULL,
  reasons text[] NOT NULL,
  decided_at timestamptz NOT NULL,
  -- Nobody has to explain an approval; whoever refuses says why.
  CHECK (kind <> 'REFUSED' OR cardinality(reasons) > 0),
  PRIMARY KEY (content_id, kind),
  UNIQUE (content_id, kind, decided_by)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON content_decision
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();

-- The contents that may be told. A row cannot be without an approval by somebody other than the author.
CREATE TABLE publication (
  content_id uuid PRIMARY KEY,
  author text NOT NULL,
  fund_risk_level integer NOT NULL,
  approval text NOT NULL DEFAULT 'APPROVED' CHECK (approval = 'APPROVED'),
  approved_by text NOT NULL,
  published_by text NOT NULL,
  published_at timestamptz NOT NULL,
  FOREIGN KEY (content_id, author, fund_risk_level) REFERENCES content (id, author, fund_risk_level),
  FOREIGN KEY (content_id, approval, approved_by)
    REFERENCES content_decision (content_id, kind, decided_by),
  CHECK (approved_by <> author),
  CHECK (published_by <> approved_by),
  UNIQUE (content_id, fund_risk_level)
);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON publication
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();

-- DRAFT → SUBMITTED → APPROVED | REFUSED, APPROVED → PUBLISHED; what was written stays as it is.
CREATE FUNCTION guard_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.title, NEW.body, NEW.audience, NEW.fund_code, NEW.fund_risk_level, NEW.author, NEW.created_at)
     IS DISTINCT FROM
     (OLD.title, OLD.body, OLD.audience, OLD.fund_code, OLD.fund_risk_level, OLD.author, OLD.created_at)
  THEN
    RAISE EXCEPTION 'a content is not changed; write another' USING ERRCODE = 'restrict_violation';
  END IF;
  IF (OLD.status, NEW.status) NOT IN (
    ('DRAFT', 'SUBMITTED'), ('SUBMITTED', 'APPROVED'), ('SUBMITTED', 'REFUSED'), ('APPROVED', 'PUBLISHED'))
  THEN
    RAISE EXCEPTION 'a content does not go from % to %', OLD.status, NEW.status
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM content_decision WHERE content_id = NEW.id AND kind = NEW.status)
     OR NEW.status = 'PUBLISHED' AND NOT EXISTS (SELECT FROM publication WHERE content_id = NEW.id)
  THEN
    RAISE EXCEPTION 'nobody decided that content % is %', NEW.id, NEW.status
      USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER guard_content BEFORE UPDATE ON content FOR EACH ROW EXECUTE FUNCTION guard_content();

CREATE FUNCTION begin_content() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.status <> 'DRAFT' THEN
    RAISE EXCEPTION 'a content begins as a draft' USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END
$$;

CREATE TRIGGER begin_content BEFORE INSERT ON content FOR EACH ROW EXECUTE FUNCTION begin_content();

-- What investors were told: published contents alone, and no fund above their level.
CREATE TABLE delivery (
  instance_id uuid NOT NULL,
  step text NOT NULL,
  owner_id text NOT NULL,
  content_id uuid NOT NULL,
  fund_risk_level integer NOT NULL,
  investor_risk_level integer NOT NULL CHECK (investor_risk_level BETWEEN 1 AND 5),
  told_at timestamptz NOT NULL,
  PRIMARY KEY (instance_id, step),
  FOREIGN KEY (instance_id, step) REFERENCES passed_step,
  FOREIGN KEY (content_id, fund_risk_level) REFERENCES publication (content_id, fund_risk_level),
  CHECK (fund_risk_level <= investor_risk_level)
);

CREATE INDEX delivery_of_owner ON delivery (owner_id, told_at);

CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history();
