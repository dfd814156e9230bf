-- The first answers of requests with an Idempotency-Key. One row is one key of one caller at one path.
--
-- Partitions are weeks, so that old answers are dropped with their table and never row by row. A partition
-- key must be part of the primary key, hence the week in it; a claim therefore looks for the key in the
-- weeks before as well, which are one or two.
CREATE TABLE idempotency (
  week date NOT NULL,
  fingerprint bytea NOT NULL CHECK (octet_length(fingerprint) = 32),
  request_hash bytea NOT NULL CHECK (octet_length(request_hash) = 32),
  claim uuid NOT NULL,
  lease_until timestamptz NOT NULL,
  completed_at timestamptz,
  status smallint CHECK (status BETWEEN 200 AND 499),
  content_type text,
  location text,
  body bytea,
  PRIMARY KEY (week, fingerprint),
  CHECK ((completed_at IS NULL) = (status IS NULL)),
  CHECK ((completed_at IS NULL) = (body IS NULL))
) PARTITION BY RANGE (week);

-- Makes the partitions of this week and the next, and drops those whose youngest answer is older than the
-- retention. Returns how many it dropped.
CREATE FUNCTION turn_idempotency_partitions(retention interval, at timestamptz DEFAULT now())
RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  this_week date := date_trunc('week', at AT TIME ZONE 'UTC');
  first_day date;
  partition name;
  dropped integer := 0;
BEGIN
  -- Giving up is better than queueing requests behind a lock: the next turn comes soon.
  PERFORM set_config('lock_timeout', '3s', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('http.idempotency', 0));
  FOREACH first_day IN ARRAY ARRAY[this_week, this_week + 7] LOOP
    partition := 'idempotency_' || to_char(first_day, 'YYYY_MM_DD');
    IF to_regclass(format('http.%I', partition)) IS NULL THEN
      -- The free space lets the answer be written next to its claim, without touching the index.
      EXECUTE format(
        'CREATE TABLE http.%I PARTITION OF http.idempotency FOR VALUES FROM (%L) TO (%L)'
          ' WITH (fillfactor = 50)',
        partition, first_day, first_day + 7);
    END IF;
  END LOOP;
  FOR partition IN
    SELECT c.relname
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'http.idempotency'::regclass
      AND (to_date(right(c.relname, 10), 'YYYY_MM_DD') + 7)::timestamp AT TIME ZONE 'UTC' + retention <= at
  LOOP
    EXECUTE format('DROP TABLE http.%I', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END
$$;
