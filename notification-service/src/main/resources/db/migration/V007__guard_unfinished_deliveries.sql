-- Since when an endpoint is enabled: the events it asks for from then on have a delivery each.
ALTER TABLE webhook_endpoint ADD COLUMN enabled_at timestamptz NOT NULL DEFAULT now();
UPDATE webhook_endpoint SET enabled_at = created_at;

CREATE FUNCTION refuse_loss() RETURNS trigger
  LANGUAGE plpgsql
AS $$
BEGIN
  RAISE EXCEPTION 'Delivery % is %: only finished ones are deleted', OLD.id, OLD.status
    USING ERRCODE = 'object_not_in_prerequisite_state', TABLE = TG_TABLE_NAME;
END
$$;

CREATE TRIGGER webhook_delivery_is_finished_before_it_goes BEFORE DELETE ON webhook_delivery
  FOR EACH ROW WHEN (OLD.status IN ('PENDING', 'SENDING')) EXECUTE FUNCTION refuse_loss();
