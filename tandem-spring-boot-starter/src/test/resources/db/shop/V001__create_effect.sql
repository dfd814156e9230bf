-- No unique key: an effect that happens twice must show.
CREATE TABLE effect (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  consumer_group text NOT NULL,
  event_id uuid NOT NULL,
  subject text NOT NULL,
  detail text NOT NULL
);
