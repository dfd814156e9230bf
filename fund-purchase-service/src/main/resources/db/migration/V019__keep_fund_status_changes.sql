-- When a fund was suspended and opened again, to hold the payments of its orders against. Who did it, and why, is in the
-- audit log.
CREATE TABLE fund_status_change (
  position  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  fund_code text        NOT NULL REFERENCES fund (code),
  status    text        NOT NULL CHECK (status IN ('OPEN', 'SUSPENDED')),
  at        timestamptz NOT NULL
);

-- When it was, nobody knows any more.
INSERT INTO fund_status_change (fund_code, status, at)
SELECT code, status, now()
FROM fund
WHERE status = 'SUSPENDED';

CREATE TRIGGER fund_status_change_only_grows
  BEFORE UPDATE OR DELETE OR TRUNCATE ON fund_status_change
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
