package dev.tandem.messaging.internal.handover;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.internal.handler.HandledType;
import dev.tandem.messaging.internal.handler.HandlerGroup;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.transaction.support.TransactionTemplate;

/** Messages that one version of a service leaves to another, in the database that both share. */
public final class JdbcHandovers {

  private static final int LIMIT = 64;

  /** If an instance dies over a message it has taken, another may take it after this time. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private static final String INSERT = """
      INSERT INTO messaging.handover (
        consumer_group, source_id, topic, tag, event_type, message_id, content_type, body, attempts)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String COLUMNS =
      " source_id, topic, tag, event_type, message_id, content_type, body, attempts ";

  private final JdbcOperations jdbc;
  private final JdbcClient client;
  private final TransactionTemplate transaction;

  public JdbcHandovers(JdbcOperations jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
    this.transaction = transaction;
  }

  /** Leaves {@code messages} to another version; durable once this returns. */
  public void give(String group, Collection<HandedOver> messages) {
    if (messages.isEmpty()) {
      return;
    }
    transaction.executeWithoutResult(status ->
        jdbc.batchUpdate(INSERT, messages, messages.size(), (row, message) -> {
          row.setString(1, group);
          row.setString(2, message.sourceId());
          row.setString(3, message.topic());
          row.setString(4, message.tag());
          row.setString(5, message.eventType());
          row.setString(6, message.messageId());
          row.setString(7, message.body().contentType());
          row.setBytes(8, message.body().bytes());
          row.setInt(9, message.attempt());
        }));
  }

  /**
   * Takes messages that {@code group} handles in this version and whose time has come. They must be
   * settled within a minute, or another instance may take them too.
   */
  public List<HandedOver> take(HandlerGroup group) {
    List<HandledType> types = List.copyOf(group.types());
    return inTransaction(client
        .sql("""
            UPDATE messaging.handover AS taken
            SET next_attempt_at = now() + make_interval(secs => :lease)
            WHERE consumer_group = :group AND source_id = ANY (ARRAY (
              SELECT due.source_id FROM messaging.handover AS due
              WHERE due.consumer_group = :group AND due.next_attempt_at <= now()
                AND EXISTS (
                  SELECT FROM unnest(:topics, :tags, :types) AS mine (topic, tag, event_type)
                  WHERE mine.topic = due.topic AND (mine.tag = '*'
                    OR (due.event_type IS NULL
                      AND due.tag = ANY (string_to_array(mine.tag, ' || ')))
                    OR mine.event_type = due.event_type))
              ORDER BY due.next_attempt_at
              LIMIT :limit
              FOR UPDATE SKIP LOCKED))
            RETURNING""" + COLUMNS)
        .param("group", group.name())
        .param("lease", LEASE.toSeconds())
        .param("topics", JdbcGroupTypes.texts(types, HandledType::topic))
        .param("tags", JdbcGroupTypes.texts(types, HandledType::tag))
        .param("types", JdbcGroupTypes.texts(types, HandledType::type))
        .param("limit", LIMIT));
  }

  /** Messages that have waited for {@code patience} and that no version handles any more. */
  public List<HandedOver> forsaken(String group, Duration patience) {
    return inTransaction(client
        .sql("SELECT" + COLUMNS + """
            FROM messaging.handover AS waiting
            WHERE consumer_group = :group
              AND next_attempt_at <= now()
              AND handed_at < now() - make_interval(secs => :patience)
              AND NOT EXISTS (
                SELECT FROM messaging.group_type AS known
                WHERE known.consumer_group = waiting.consumer_group
                  AND known.topic = waiting.topic
                  AND known.seen_at > now() - make_interval(secs => :patience)
                  AND (known.tag = '*'
                    OR (waiting.event_type IS NULL
                      AND waiting.tag = ANY (string_to_array(known.tag, ' || ')))
                    OR known.event_type = waiting.event_type))
            LIMIT :limit
            """)
        .param("group", group)
        .param("patience", patience.toSeconds())
        .param("limit", LIMIT));
  }

  private List<HandedOver> inTransaction(JdbcClient.StatementSpec statement) {
    return Objects.requireNonNull(transaction.execute(
        status -> statement.query((row, number) -> handedOver(row)).list()));
  }

  private static HandedOver handedOver(ResultSet row) throws SQLException {
    return new HandedOver(
        row.getString("source_id"),
        row.getString("topic"),
        row.getString("tag"),
        row.getString("event_type"),
        row.getString("message_id"),
        new MessageBody(row.getString("content_type"), row.getBytes("body")),
        row.getInt("attempts"));
  }

  /** Removes {@code messages}: they wait no longer. */
  public void remove(String group, Collection<HandedOver> messages) {
    Object[] ids = messages.stream().map(HandedOver::sourceId).toArray();
    transaction.executeWithoutResult(status -> client
        .sql("DELETE FROM messaging.handover WHERE consumer_group = ? AND source_id = ANY (?)")
        .params(group, new SqlArrayValue("text", ids))
        .update());
  }

  /** Notes a failed attempt. */
  public void postpone(String group, HandedOver message, Duration pause) {
    transaction.executeWithoutResult(status ->
        client.sql("""
            UPDATE messaging.handover
            SET attempts = attempts + 1, next_attempt_at = now() + make_interval(secs => ?)
            WHERE consumer_group = ? AND source_id = ?
            """).params(pause.toSeconds(), group, message.sourceId()).update());
  }
}
