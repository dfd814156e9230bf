-- The ids of a message's events, so that a digest of them need not read bodies. The one event of most messages
-- has the message's own id and is not repeated here.
ALTER TABLE messaging.outbox
  ADD COLUMN event_ids uuid[],
  ADD CHECK (event_ids IS NULL OR cardinality(event_ids) = event_count);

-- The events of a message that was written before the column was there.
CREATE FUNCTION messaging.events_in(body bytea) RETURNS uuid[] LANGUAGE sql IMMUTABLE STRICT AS $$
  SELECT array_agg((event ->> 'id')::uuid)
  FROM jsonb_array_elements(convert_from(body, 'UTF8')::jsonb) AS event
$$;
