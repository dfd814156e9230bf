CREATE TABLE book_order (
  id text PRIMARY KEY,
  title text NOT NULL
);

-- No key: a second parcel for an order is what the test must be able to see.
CREATE TABLE parcel (
  order_id text NOT NULL,
  title text NOT NULL
);
