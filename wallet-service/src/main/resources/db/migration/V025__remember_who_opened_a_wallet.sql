-- Names the request that opened the wallet, so that it gets its wallet again when its stored answer is lost.
ALTER TABLE wallet
  ADD COLUMN fingerprint bytea CHECK (octet_length(fingerprint) = 32),
  ADD CONSTRAINT wallet_opened_once UNIQUE (fingerprint);
