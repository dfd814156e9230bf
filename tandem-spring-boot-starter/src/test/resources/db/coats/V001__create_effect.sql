-- No unique key: an effect that happens twice must show.
CREATE TABLE effect (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  listener text NOT NULL,
  ticket text NOT NULL
);
