package dev.tandem.messaging.internal.order;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.order.ParkedEvent.Kept;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Events that wait for their predecessors, in the service's own database. */
public final class JdbcParkedEvents {

  private static final int SWEEP_LIMIT = 500;

  private static final String INSERT = """
      INSERT INTO messaging.parked_event (
        consumer_group, topic, subject, sequence, event_id, tag, message_id, content_type, body,
        parked_at, next_attempt_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private final JdbcOperations jdbc;
  private final JdbcClient client;

  public JdbcParkedEvents(JdbcOperations jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /**
   * Parks {@code events}; one round trip.
   *
   * @return those that were not parked, because another event already waits under their number
   */
  public List<ParkedEvent> park(String group, Collection<ParkedEvent> events, Instant now) {
    if (events.isEmpty()) {
      return List.of();
    }
    List<ParkedEvent> ordered = new ArrayList<>(events);
    List<Object[]> rows = ordered.stream().map(event -> row(group, event, now)).toList();
    int[] inserted = jdbc.batchUpdate(INSERT, rows, TYPES);
    List<ParkedEvent> refused = new ArrayList<>();
    for (int i = 0; i < inserted.length; i++) {
      if (inserted[i] == 0) {
        refused.add(ordered.get(i));
      }
    }
    return refused;
  }

  private static final int[] TYPES = {
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.BIGINT,
    Types.OTHER,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.VARCHAR,
    Types.BINARY,
    Types.TIMESTAMP,
    Types.TIMESTAMP
  };

  private static @Nullable Object[] row(String group, ParkedEvent parked, Instant now) {
    Kept event = parked.event();
    Timestamp at = Timestamp.from(now);
    return new @Nullable Object[] {
      group,
      parked.subject().topic(),
      parked.subject().name(),
      parked.sequence(),
      event == null ? null : event.id(),
      event == null ? null : event.tag(),
      event == null ? null : event.messageId(),
      event == null ? null : event.body().contentType(),
      event == null ? null : event.body().bytes(),
      at,
      at
    };
  }

  /** The subjects whose next event after {@code positions} is parked. */
  public List<Subject> resumable(String group, Map<Subject, Long> positions) {
    List<Subject> subjects = List.copyOf(positions.keySet());
    return client
        .sql("SELECT * FROM messaging.parked_among(:group, :topics, :subjects, :sequences)")
        .param("group", group)
        .param("topics", JdbcSubjectPositions.topics(subjects))
        .param("subjects", JdbcSubjectPositions.names(subjects))
        .param(
            "sequences",
            JdbcSubjectPositions.numbers(
                positions.values().stream().map(position -> position + 1).toList()))
        .query(Subject.class)
        .list();
  }

  /** Subjects of a group whose next event is parked and due for an attempt. */
  public List<Subject> due(String group, Instant now) {
    return client
        .sql("SELECT * FROM messaging.parked_due(:group, :now, :limit)")
        .param("group", group)
        .param("now", Timestamp.from(now))
        .param("limit", SWEEP_LIMIT)
        .query(Subject.class)
        .list();
  }

  /** The event parked under {@code sequence}, unless it must wait before its next attempt. */
  public Optional<ParkedEvent> find(String group, Subject subject, long sequence, Instant now) {
    return client
        .sql("""
            SELECT event_id, tag, message_id, content_type, body, attempts
            FROM messaging.parked_event
            WHERE consumer_group = ? AND topic = ? AND subject = ? AND sequence = ?
              AND next_attempt_at <= ?
            """)
        .params(group, subject.topic(), subject.name(), sequence, Timestamp.from(now))
        .query(
            (row, number) -> new ParkedEvent(subject, sequence, kept(row), row.getInt("attempts")))
        .optional();
  }

  private static @Nullable Kept kept(ResultSet row) throws SQLException {
    UUID id = row.getObject("event_id", UUID.class);
    if (id == null) {
      return null;
    }
    return new Kept(
        id,
        row.getString("tag"),
        row.getString("message_id"),
        new MessageBody(row.getString("content_type"), row.getBytes("body")));
  }

  /** Removes a parked event; this transaction must hold its position's lock. */
  public void remove(String group, ParkedEvent parked) {
    client
        .sql("""
            DELETE FROM messaging.parked_event
            WHERE consumer_group = ? AND topic = ? AND subject = ? AND sequence = ?
            """)
        .params(group, parked.subject().topic(), parked.subject().name(), parked.sequence())
        .update();
  }

  /** Notes a failed attempt. */
  public void postpone(String group, ParkedEvent parked, Instant nextAttemptAt, String error) {
    client
        .sql("""
            UPDATE messaging.parked_event
            SET attempts = attempts + 1, next_attempt_at = ?, last_error = ?
            WHERE consumer_group = ? AND topic = ? AND subject = ? AND sequence = ?
            """)
        .params(
            Timestamp.from(nextAttemptAt),
            error,
            group,
            parked.subject().topic(),
            parked.subject().name(),
            parked.sequence())
        .update();
  }

  /** Subjects with parked events, those first that have waited longest. */
  List<ParkedSubject> subjects(@Nullable String group, @Nullable String subject, int limit) {
    return client
        .sql("""
            SELECT parked.consumer_group AS "group", parked.topic, parked.subject,
              coalesce(position.applied_sequence, 0) AS applied_sequence,
              min(parked.sequence) AS first_parked, max(parked.sequence) AS last_parked,
              count(*) AS count, min(parked.parked_at) AS oldest,
              max(parked.attempts) AS attempts, max(parked.last_error) AS last_error
            FROM messaging.parked_event AS parked
            LEFT JOIN messaging.subject_position AS position
              ON position.consumer_group = parked.consumer_group
              AND position.topic = parked.topic AND position.subject = parked.subject
            WHERE (:group::text IS NULL OR parked.consumer_group = :group)
              AND (:subject::text IS NULL OR parked.subject = :subject)
            GROUP BY parked.consumer_group, parked.topic, parked.subject, position.applied_sequence
            ORDER BY min(parked.parked_at)
            LIMIT :limit
            """)
        .param("group", group, Types.VARCHAR)
        .param("subject", subject, Types.VARCHAR)
        .param("limit", limit)
        .query(ParkedSubject.class)
        .list();
  }

  /** The number of parked events, and the age of the oldest. */
  public Backlog waiting() {
    return client
        .sql("SELECT count(*) AS count, min(parked_at) AS oldest FROM messaging.parked_event")
        .query(Backlog.class)
        .single();
  }
}
