-- A plan that was made while these tables were small reads them from end to end, and is kept while they grow. So they are
-- looked up key by key, in functions that never plan a sequential scan.

-- Locks the positions of subjects, new ones at 0, in the order of the arrays; returns them in that order.
CREATE FUNCTION messaging.lock_positions(of_group text, topics text[], subjects text[])
RETURNS SETOF bigint LANGUAGE plpgsql SET enable_seqscan = off AS $$
DECLARE
  applied bigint;
BEGIN
  FOR i IN 1 .. cardinality(topics) LOOP
    -- Insert first: FOR UPDATE locks nothing while the row is missing.
    INSERT INTO messaging.subject_position (consumer_group, topic, subject)
    VALUES (of_group, topics[i], subjects[i]) ON CONFLICT DO NOTHING;
    SELECT applied_sequence INTO applied FROM messaging.subject_position
    WHERE consumer_group = of_group AND topic = topics[i] AND subject = subjects[i]
    FOR UPDATE;
    RETURN NEXT applied;
  END LOOP;
END
$$;

-- The positions of subjects as they are, 0 for new ones, in the order of the arrays.
CREATE FUNCTION messaging.read_positions(of_group text, topics text[], subjects text[])
RETURNS SETOF bigint LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
DECLARE
  applied bigint;
BEGIN
  FOR i IN 1 .. cardinality(topics) LOOP
    SELECT applied_sequence INTO applied FROM messaging.subject_position
    WHERE consumer_group = of_group AND topic = topics[i] AND subject = subjects[i];
    RETURN NEXT coalesce(applied, 0);
  END LOOP;
END
$$;

CREATE FUNCTION messaging.advance_positions(
  of_group text, topics text[], subjects text[], sequences bigint[])
RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
BEGIN
  FOR i IN 1 .. cardinality(topics) LOOP
    UPDATE messaging.subject_position SET applied_sequence = sequences[i]
    WHERE consumer_group = of_group AND topic = topics[i] AND subject = subjects[i];
  END LOOP;
END
$$;

-- Which of the events with these sequence numbers are parked.
CREATE FUNCTION messaging.parked_among(
  of_group text, topics text[], subjects text[], sequences bigint[])
RETURNS TABLE (topic text, name text) LANGUAGE plpgsql STABLE SET enable_seqscan = off AS $$
BEGIN
  FOR i IN 1 .. cardinality(topics) LOOP
    PERFORM FROM messaging.parked_event AS parked
    WHERE parked.consumer_group = of_group AND parked.topic = topics[i]
      AND parked.subject = subjects[i] AND parked.sequence = sequences[i];
    IF FOUND THEN
      topic := topics[i];
      name := subjects[i];
      RETURN NEXT;
    END IF;
  END LOOP;
END
$$;

-- Subjects of a group whose next event is parked and may be tried now.
CREATE FUNCTION messaging.parked_due(of_group text, moment timestamptz, most integer)
RETURNS TABLE (topic text, name text) LANGUAGE sql STABLE SET enable_seqscan = off AS $$
  SELECT parked.topic, parked.subject
  FROM messaging.parked_event AS parked
  WHERE parked.consumer_group = of_group
    AND parked.next_attempt_at <= moment
    AND parked.sequence = (
      SELECT position.applied_sequence + 1 FROM messaging.subject_position AS position
      WHERE position.consumer_group = of_group
        AND position.topic = parked.topic AND position.subject = parked.subject)
  ORDER BY parked.parked_at
  LIMIT most
$$;
