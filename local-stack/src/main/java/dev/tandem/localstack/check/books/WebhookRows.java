package dev.tandem.localstack.check.books;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.tandem.localstack.check.books.Webhooks.Delivery;
import dev.tandem.localstack.check.books.Webhooks.Endpoint;
import dev.tandem.localstack.check.books.Webhooks.Published;
import dev.tandem.test.PostgresServer.Database;

/** Reads the deliveries of webhooks, and the outboxes of those who publish for them. */
final class WebhookRows {

  private static final String ENDPOINTS = """
      SELECT id::text, events, enabled_at FROM webhook_endpoint WHERE status = 'ENABLED'
      """;

  private static final String TYPES = """
      SELECT event_type, tag FROM messaging.group_type
      WHERE consumer_group = 'notification-webhooks'
      """;

  // What waits as a dead letter, or was discarded as one, is an operator's.
  private static final String PLANNED = """
      SELECT endpoint_id::text, event_id::text FROM webhook_delivery
      UNION ALL
      SELECT e.id::text, d.event_id::text
      FROM messaging.dead_letter d CROSS JOIN webhook_endpoint e
      WHERE d.consumer_group = 'notification-webhooks' AND d.status <> 'RESOLVED'
        AND d.event_id IS NOT NULL
      """;

  private static final String PUBLISHED = """
      SELECT e ->> 'id' AS id, e ->> 'subject' AS subject, e ->> 'type' AS type,
        (e ->> 'time')::timestamptz AS at
      FROM messaging.outbox o
        CROSS JOIN LATERAL (SELECT convert_from(o.body, 'UTF8')::jsonb AS body) b
        CROSS JOIN LATERAL jsonb_array_elements(
          CASE jsonb_typeof(b.body) WHEN 'array' THEN b.body ELSE jsonb_build_array(b.body) END) e
      WHERE o.state <> 'ABORTED'
      """;

  private WebhookRows() {}

  static Webhooks read(Database notification, List<Database> publishers) throws SQLException {
    List<Endpoint> endpoints;
    Map<String, String> names;
    try (Rows rows = Rows.of(notification)) {
      endpoints = rows.all(ENDPOINTS, WebhookRows::endpoint);
      names = rows.all(TYPES, row -> Map.entry(row.getString(1), row.getString(2))).stream()
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
    if (endpoints.isEmpty()) {
      return new Webhooks(List.of(), List.of(), Set.of());
    }
    List<Published> published = new ArrayList<>();
    for (Database publisher : publishers) {
      try (Rows rows = Rows.of(publisher)) {
        rows.all(PUBLISHED, row -> published(row, names)).stream()
            .flatMap(it -> it)
            .forEach(published::add);
      }
    }
    try (Rows rows = Rows.of(notification)) {
      return new Webhooks(
          endpoints,
          published,
          new HashSet<>(
              rows.all(PLANNED, row -> new Delivery(row.getString(1), row.getString(2)))));
    }
  }

  private static Endpoint endpoint(ResultSet row) throws SQLException {
    return new Endpoint(
        row.getString("id"),
        Set.of((String[]) row.getArray("events").getArray()),
        Objects.requireNonNull(Rows.instant(row, "enabled_at")));
  }

  private static Stream<Published> published(ResultSet row, Map<String, String> names)
      throws SQLException {
    String type = row.getString("type");
    String name = names.get(type);
    return name == null
        ? Stream.of()
        : Stream.of(new Published(
            row.getString("id"),
            row.getString("subject"),
            type.intern(),
            name,
            Objects.requireNonNull(Rows.instant(row, "at"))));
  }
}
