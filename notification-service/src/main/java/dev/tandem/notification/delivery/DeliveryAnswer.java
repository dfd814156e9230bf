package dev.tandem.notification.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.tandem.notification.PublicIds;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as callers see it; the response is that of the last attempt.
 *
 * @param id also sent as {@code webhook-id}
 * @param attempts the number of attempts so far
 * @param responseStatus the receiver's HTTP status, if it answered
 * @param excerpt the beginning of the receiver's answer
 * @param error the reason there was no answer
 * @param nextAttemptAt the time of the next attempt, if one is due
 */
record DeliveryAnswer(
    String id,
    String endpointId,
    String eventId,
    String eventType,
    DeliveryStatus status,
    int attempts,
    @Nullable Integer responseStatus,
    @Nullable Long durationMillis,
    @Nullable String excerpt,
    @Nullable String error,
    @Nullable Instant lastAttemptAt,
    @Nullable Instant nextAttemptAt,
    Instant createdAt) {

  static DeliveryAnswer of(ResultSet row) throws SQLException {
    DeliveryStatus status = DeliveryStatus.valueOf(row.getString("status"));
    return new DeliveryAnswer(
        PublicIds.DELIVERY.format(row.getObject("id", UUID.class)),
        PublicIds.ENDPOINT.format(row.getObject("endpoint_id", UUID.class)),
        PublicIds.EVENT.format(row.getObject("event_id", UUID.class)),
        row.getString("type"),
        status,
        row.getInt("attempts"),
        row.getObject("response_status", Integer.class),
        row.getObject("duration_millis", Long.class),
        row.getString("excerpt"),
        row.getString("error"),
        instant(row, "last_attempt_at"),
        status == DeliveryStatus.PENDING ? instant(row, "due_at") : null,
        row.getObject("created_at", OffsetDateTime.class).toInstant());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
