package dev.tandem.console.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** The table of events, as they came. */
@Repository
public class JdbcEvents {

  private static final JsonMapper JSON = new JsonMapper();

  private final JdbcClient jdbc;

  JdbcEvents(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Stores events that are not stored yet. */
  void keep(List<JournalledEvent> events) {
    jdbc.sql("""
            INSERT INTO event
              (id, topic, type, source, subject, sequence, occurred_at, trace_id, envelope)
            SELECT * FROM unnest(
              :ids::uuid[], :topics::text[], :types::text[], :sources::text[], :subjects::text[],
              :sequences::bigint[], :occurredAt::timestamptz[], :traceIds::text[],
              :envelopes::text[])
            ON CONFLICT (id) DO NOTHING
            """)
        .param("ids", SqlArrays.of(events, JournalledEvent::id))
        .param("topics", SqlArrays.of(events, JournalledEvent::topic))
        .param("types", SqlArrays.of(events, JournalledEvent::type))
        .param("sources", SqlArrays.of(events, JournalledEvent::source))
        .param("subjects", SqlArrays.of(events, JournalledEvent::subject))
        .param("sequences", SqlArrays.of(events, JournalledEvent::sequence))
        .param("occurredAt", SqlArrays.of(events, JournalledEvent::occurredAt))
        .param("traceIds", SqlArrays.of(events, JournalledEvent::traceId))
        .param("envelopes", SqlArrays.of(events, JournalledEvent::envelope))
        .update();
  }

  /** The events about a subject, the oldest first. */
  public List<JournalledEvent> about(String subject, int limit) {
    return jdbc.sql("""
            SELECT * FROM event WHERE subject = :subject ORDER BY occurred_at, id LIMIT :limit
            """)
        .param("subject", subject)
        .param("limit", limit)
        .query((row, number) -> event(row))
        .list();
  }

  /** The events of a trace, the oldest first. */
  public List<JournalledEvent> inTrace(String traceId, int limit) {
    return jdbc.sql("""
            SELECT * FROM event WHERE trace_id = :traceId ORDER BY occurred_at, id LIMIT :limit
            """)
        .param("traceId", traceId)
        .param("limit", limit)
        .query((row, number) -> event(row))
        .list();
  }

  public Optional<JournalledEvent> find(UUID id) {
    return jdbc.sql("SELECT * FROM event WHERE id = :id")
        .param("id", id)
        .query((row, number) -> event(row))
        .optional();
  }

  /** The events after {@code id} in the order of ids. */
  List<JournalledEvent> after(UUID id, int limit) {
    return jdbc.sql("SELECT * FROM event WHERE id > :id ORDER BY id LIMIT :limit")
        .param("id", id)
        .param("limit", limit)
        .query((row, number) -> event(row))
        .list();
  }

  private static JournalledEvent event(ResultSet row) throws SQLException {
    String envelope = row.getString("envelope");
    return new JournalledEvent(
        row.getObject("id", UUID.class),
        row.getString("topic"),
        row.getString("type"),
        row.getString("source"),
        row.getString("subject"),
        row.getObject("sequence", Long.class),
        row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
        row.getString("trace_id"),
        JSON.readTree(envelope).path("data"),
        envelope);
  }
}
