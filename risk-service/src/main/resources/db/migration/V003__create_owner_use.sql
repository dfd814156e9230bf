-- What owners asked for lately, to find bursts and impossible journeys. A row is of use for about a day: an
-- airliner needs less than that to the other side of the earth. So partitions are the days rows arrived on
-- and are dropped whole; the time that rules look at is requested_at, which the publisher's clock gave.
CREATE TABLE owner_use (
  arrived_on date NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')::date,
  owner_id text NOT NULL,
  requested_at timestamptz NOT NULL,
  latitude double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  CHECK ((latitude IS NULL) = (longitude IS NULL))
) PARTITION BY RANGE (arrived_on);

CREATE INDEX owner_use_by_time ON owner_use (owner_id, requested_at);

-- The nearest place may lie behind many uses without one.
CREATE INDEX owner_use_by_time_with_place ON owner_use (owner_id, requested_at)
WHERE latitude IS NOT NULL;

-- Makes the partitions of today and the days ahead, and drops those whose rows have all been here for
-- longer than the time to keep. Returns how many it dropped.
CREATE FUNCTION turn_owner_use_partitions(keep interval, at timestamptz DEFAULT now())
RETURNS integer
LANGUAGE plpgsql AS $$
DECLARE
  today date := (at AT TIME ZONE 'UTC')::date;
  day date;
  partition name;
  dropped integer := 0;
BEGIN
  -- Giving up is better than queueing screenings behind a lock: the next turn comes soon.
  PERFORM set_config('lock_timeout', '3s', true);
  PERFORM pg_advisory_xact_lock(hashtextextended('owner_use', 0));
  FOREACH day IN ARRAY ARRAY[today, today + 1, today + 2] LOOP
    partition := 'owner_use_' || to_char(day, 'YYYY_MM_DD');
    IF to_regclass(quote_ident(partition)) IS NULL THEN
      EXECUTE format(
        'CREATE TABLE %I PARTITION OF owner_use FOR VALUES FROM (%L) TO (%L)',
        partition, day, day + 1);
    END IF;
  END LOOP;
  FOR partition IN
    SELECT c.relname
    FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = 'owner_use'::regclass
      AND (to_date(right(c.relname, 10), 'YYYY_MM_DD') + 1)::timestamp AT TIME ZONE 'UTC' + keep <= at
  LOOP
    EXECUTE format('DROP TABLE %I', partition);
    dropped := dropped + 1;
  END LOOP;
  RETURN dropped;
END
$$;
