-- What retention goes by: the time of the service's clock. The time in an id is that of the machine that made it.
CREATE INDEX webhook_event_by_age ON webhook_event (created_at);

CREATE INDEX notification_by_age ON notification (created_at)
    WHERE status <> 'PENDING';
