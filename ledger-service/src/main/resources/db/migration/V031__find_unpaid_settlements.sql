-- What is owed and not seen paid, by age: alerts go by the oldest.
CREATE INDEX settlement_unpaid ON settlement (closed_at) WHERE status IN ('CLOSED', 'PAYING');
