CREATE TABLE parcel (
    id     text PRIMARY KEY,
    weight integer NOT NULL CHECK (weight > 0)
);
