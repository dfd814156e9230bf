-- A wallet's recharges, the newest first: ids ascend by time.
CREATE INDEX recharge_by_wallet ON recharge (wallet_id, id);
