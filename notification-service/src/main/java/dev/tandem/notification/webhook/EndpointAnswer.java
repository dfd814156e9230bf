package dev.tandem.notification.webhook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tandem.notification.PublicIds;
import dev.tandem.notification.webhook.JdbcEndpoints.DisabledReason;
import org.jspecify.annotations.Nullable;

/**
 * A webhook endpoint as callers see it.
 *
 * @param disabledReason the reason it is disabled, if it is
 * @param failingSince the first failure since the last success
 * @param formerSecretValidUntil the time until which the former secret signs too, if it does
 * @param secret the key to verify signatures with; only in the answer that made it
 */
record EndpointAnswer(
    String id,
    String url,
    List<String> events,
    Status status,
    @Nullable DisabledReason disabledReason,
    @Nullable Instant failingSince,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant formerSecretValidUntil,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static EndpointAnswer of(ResultSet row) throws SQLException {
    String disabledReason = row.getString("disabled_reason");
    return new EndpointAnswer(
        PublicIds.ENDPOINT.format(row.getObject("id", UUID.class)),
        row.getString("url"),
        List.of((String[]) row.getArray("events").getArray()),
        Status.valueOf(row.getString("status")),
        disabledReason == null ? null : DisabledReason.valueOf(disabledReason),
        instant(row, "failing_since"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "former_secret_until"),
        null);
  }

  EndpointAnswer revealing(WebhookSecret shown) {
    return new EndpointAnswer(
        id,
        url,
        events,
        status,
        disabledReason,
        failingSince,
        createdAt,
        formerSecretValidUntil,
        shown.reveal());
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }

  /** Whether the endpoint gets events. */
  enum Status {
    ENABLED,
    DISABLED
  }
}
