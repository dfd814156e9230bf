-- A wallet's orders, the newest first: ids ascend by time.
CREATE INDEX fund_order_by_wallet ON fund_order (wallet_id, id);
