-- What wallet-service has told about its wallets: nobody has to be asked when an order comes.
CREATE TABLE known_wallet (
  id       text PRIMARY KEY,
  owner_id text NOT NULL,
  currency text NOT NULL CHECK (currency ~ '^[A-Z]{3}$')
);
