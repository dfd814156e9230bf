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
 * @param disabledReason why it is disabled, if it is
 * @param failingSince the first failure since the last success
 * @param secret the key to verify signatures with; only in the answer that created the endpoint
 */
record EndpointView(
    String id,
    String url,
    List<String> events,
    Status status,
    @Nullable DisabledReason disabledReason,
    @Nullable Instant failingSince,
    Instant createdAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String secret) {

  static EndpointView of(ResultSet row) throws SQLException {
    String disabledReason = row.getString("disabled_reason");
    OffsetDateTime failingSince = row.getObject("failing_since", OffsetDateTime.class);
    return new EndpointView(
        PublicIds.ENDPOINT.format(row.getObject("id", UUID.class)),
        row.getString("url"),
        List.of((String[]) row.getArray("events").getArray()),
        Status.valueOf(row.getString("status")),
        disabledReason == null ? null : DisabledReason.valueOf(disabledReason),
        failingSince == null ? null : failingSince.toInstant(),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        null);
  }

  EndpointView revealing(WebhookSecret shown) {
    return new EndpointView(
        id, url, events, status, disabledReason, failingSince, createdAt, shown.reveal());
  }

  /** Whether it is sent events. */
  enum Status {
    ENABLED,
    DISABLED
  }
}
