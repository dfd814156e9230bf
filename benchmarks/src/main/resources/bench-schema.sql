CREATE TABLE IF NOT EXISTS wallet (
    id            bigint PRIMARY KEY,
    balance_minor bigint NOT NULL CHECK (balance_minor >= 0)
) WITH (fillfactor = 50);

-- Keeps the command as it came.
CREATE TABLE IF NOT EXISTS recharge (
    id           bigint      PRIMARY KEY,
    wallet_id    bigint      NOT NULL,
    amount_minor bigint      NOT NULL CHECK (amount_minor > 0),
    details      text        NOT NULL,
    created_at   timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE IF NOT EXISTS posting (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recharge_id  bigint NOT NULL,
    account      text   NOT NULL,
    amount_minor bigint NOT NULL CHECK (amount_minor <> 0)
);

-- Nothing here keeps an effect from happening twice: that is what is counted.
CREATE TABLE IF NOT EXISTS effect (
    recharge_id  bigint      NOT NULL,
    amount_minor bigint      NOT NULL,
    applied_at   timestamptz NOT NULL DEFAULT now()
);

-- The inbox of contenders that bring none.
CREATE TABLE IF NOT EXISTS consumed (
    recharge_id bigint PRIMARY KEY
);

-- The outbox made by hand.
CREATE TABLE IF NOT EXISTS hand_outbox (
    id   bigint PRIMARY KEY,
    body bytea  NOT NULL
);
