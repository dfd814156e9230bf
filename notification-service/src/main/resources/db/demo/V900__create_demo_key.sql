-- The demo makes a key of its own and keeps it here, so that endpoints outlive a restart.
-- Elsewhere keys come from the configuration and never touch the database.
CREATE TABLE demo_key (
    id  smallint PRIMARY KEY CHECK (id = 1),
    key bytea    NOT NULL
);
