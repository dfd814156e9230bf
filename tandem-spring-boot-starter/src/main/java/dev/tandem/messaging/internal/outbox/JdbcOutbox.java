package dev.tandem.messaging.internal.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;

import static java.util.stream.Collectors.joining;

/**
 * The outbox table. Every statement is set-based, and names the range of ids it touches so that
 * PostgreSQL looks at the partitions of that time only.
 */
public class JdbcOutbox {

  /** A message due to be sent, claimed by this instance; its body is loaded when its turn comes. */
  record Due(UUID id, int bodyBytes) {}

  /** Cannot occur in a subject: publishing refuses control characters. */
  private static final String SEPARATOR = "\u001f";

  private static final String INSERT = """
      INSERT INTO messaging.outbox (id, topic, tag, subjects, event_count, body, state, half_sent,
                                    deliver_at, created_at, next_sweep_at, event_ids)
      SELECT m.id, m.topic, m.tag, string_to_array(m.subjects, E'\\x1f'), m.event_count, m.body,
             'COMMITTED', m.half_sent, m.deliver_at, ?, m.next_sweep_at, m.event_ids::uuid[]
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::integer[], ?::bytea[],
                    ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::text[])
             AS m (id, topic, tag, subjects, event_count, body, half_sent, deliver_at, next_sweep_at,
                   event_ids)
      """;

  private static final String MARK_UNSENT = """
      UPDATE messaging.outbox
         SET half_sent = false, next_sweep_at = ?
       WHERE id = ANY (?) AND id BETWEEN ? AND ? AND state = 'COMMITTED'
      """;

  // Not waiting for the disk: a confirmation that is lost with the server is made up by the sweep.
  private static final String CONFIRM = """
      WITH unsynced AS (SELECT set_config('synchronous_commit', 'off', true))
      UPDATE messaging.outbox
         SET state = 'CONFIRMED', confirmed_at = ?, next_sweep_at = NULL
        FROM unsynced
       WHERE id = ANY (?) AND id BETWEEN ? AND ? AND state = 'COMMITTED'
      """;

  private static final String DUE = """
      SELECT id, octet_length(body) AS body_bytes
        FROM messaging.outbox
       WHERE state = 'COMMITTED' AND next_sweep_at <= ?
       ORDER BY next_sweep_at
       LIMIT ?
         FOR UPDATE SKIP LOCKED
      """;

  private static final String CLAIM = """
      UPDATE messaging.outbox
         SET sweeps = sweeps + 1,
             next_sweep_at =
               CASE WHEN deliver_at > ?::timestamptz
                    THEN deliver_at + ?::bigint * interval '1 millisecond'
                    ELSE ?::timestamptz
                         + least(?::float8, ?::float8 * 2 ^ least(sweeps, 20))
                           * interval '1 millisecond'
               END
       WHERE id = ANY (?) AND id BETWEEN ? AND ?
      """;

  private static final String GIVE_BACK = """
      UPDATE messaging.outbox
         SET sweeps = greatest(sweeps - 1, 0), next_sweep_at = ?
       WHERE id = ANY (?) AND id BETWEEN ? AND ? AND state = 'COMMITTED'
      """;

  private static final String HURRY = """
      UPDATE messaging.outbox
         SET next_sweep_at = ?
       WHERE id = ANY (?) AND id BETWEEN ? AND ? AND state = 'COMMITTED'
         AND (deliver_at IS NULL OR deliver_at <= ?)
      """;

  private static final String LOAD = """
      SELECT id, topic, tag, subjects, body, deliver_at,
             CASE event_count WHEN 1 THEN ARRAY[id]
                  ELSE coalesce(event_ids, messaging.events_in(body)) END AS event_ids
        FROM messaging.outbox
       WHERE id = ANY (?) AND id BETWEEN ? AND ?
      """;

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final SweepSchedule schedule;

  public JdbcOutbox(
      JdbcOperations jdbc, TransactionOperations ownTransaction, SweepSchedule schedule) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.schedule = schedule;
  }

  /**
   * Writes the rows of {@code messages} within the current transaction.
   *
   * @param brokerTried whether half messages follow for those that are not delayed
   */
  public void insert(List<OutboxMessage> messages, boolean brokerTried) {
    if (messages.isEmpty()) {
      return;
    }
    Timestamp now = Timestamp.from(schedule.now());
    jdbc.update(INSERT, ps -> {
      ps.setTimestamp(1, now);
      array(ps, 2, "uuid", messages, OutboxMessage::id);
      array(ps, 3, "text", messages, OutboxMessage::topic);
      array(ps, 4, "text", messages, OutboxMessage::tag);
      array(ps, 5, "text", messages, message -> String.join(SEPARATOR, message.subjects()));
      array(ps, 6, "integer", messages, OutboxMessage::eventCount);
      ps.setArray(
          7,
          ps.getConnection()
              .createArrayOf(
                  "bytea", messages.stream().map(OutboxMessage::body).toArray(byte[][]::new)));
      array(ps, 8, "boolean", messages, message -> brokerTried && !message.isDelayed());
      array(ps, 9, "timestamptz", messages, message -> text(message.deliverAt()));
      array(
          ps,
          10,
          "timestamptz",
          messages,
          message -> text(schedule.firstSweep(message.deliverAt(), brokerTried)));
      array(ps, 11, "text", messages, JdbcOutbox::idsOfSeveral);
    });
  }

  /** Leaves messages whose half message the broker does not hold to the sweep. */
  public void markUnsent(Collection<UUID> ids) {
    updateEach(MARK_UNSENT, ids, Timestamp.from(schedule.now()));
  }

  /** Marks messages as confirmed; returns how many of them were not before. */
  int confirm(Collection<UUID> ids) {
    return updateEach(CONFIRM, ids, Timestamp.from(schedule.now()));
  }

  /**
   * Takes up to {@code limit} overdue messages for this instance alone. They are overdue again
   * after a pause that grows with every send, unless confirmed by then.
   */
  List<Due> claimDue(int limit) {
    List<Due> claimed = ownTransaction.execute(status -> claim(limit));
    return claimed == null ? List.of() : claimed;
  }

  private List<Due> claim(int limit) {
    Timestamp now = Timestamp.from(schedule.now());
    List<Due> due =
        jdbc.query(DUE, (row, number) -> new Due(uuid(row), row.getInt("body_bytes")), now, limit);
    long timeout = schedule.confirmTimeout().toMillis();
    updateEach(
        CLAIM,
        due.stream().map(Due::id).toList(),
        now,
        timeout,
        now,
        schedule.maxBackoff().toMillis(),
        timeout);
    return due;
  }

  /** Returns claimed messages that were not sent, to be claimed again after {@code pause}. */
  void giveBack(Collection<UUID> ids, Duration pause) {
    updateEach(GIVE_BACK, ids, Timestamp.from(schedule.now().plus(pause)));
  }

  /** Makes unconfirmed messages due at once; returns how many there were. */
  int hurry(Collection<UUID> ids) {
    Timestamp now = Timestamp.from(schedule.now());
    if (ids.isEmpty()) {
      return 0;
    }
    return jdbc.update(HURRY, ps -> {
      ps.setTimestamp(1, now);
      ids(ps, 2, ids);
      ps.setTimestamp(5, now);
    });
  }

  List<OutboxMessage> load(Collection<UUID> ids) {
    return ids.isEmpty() ? List.of() : jdbc.query(LOAD, ps -> ids(ps, 1, ids), MESSAGE);
  }

  private int updateEach(String sql, Collection<UUID> ids, Object... leading) {
    if (ids.isEmpty()) {
      return 0;
    }
    PreparedStatementSetter parameters = ps -> {
      for (int i = 0; i < leading.length; i++) {
        ps.setObject(i + 1, leading[i]);
      }
      ids(ps, leading.length + 1, ids);
    };
    return jdbc.update(sql, parameters);
  }

  /** Sets the three parameters of {@code id = ANY (?) AND id BETWEEN ? AND ?}. */
  private static void ids(PreparedStatement ps, int at, Collection<UUID> ids) throws SQLException {
    ps.setArray(at, ps.getConnection().createArrayOf("uuid", ids.toArray()));
    ps.setObject(at + 1, UuidV7.least(ids));
    ps.setObject(at + 2, UuidV7.greatest(ids));
  }

  private static void array(
      PreparedStatement ps,
      int at,
      String type,
      List<OutboxMessage> messages,
      Function<OutboxMessage, @Nullable Object> column)
      throws SQLException {
    Connection connection = ps.getConnection();
    ps.setArray(at, connection.createArrayOf(type, messages.stream().map(column).toArray()));
  }

  // An array of arrays must not be ragged: one of their texts may.
  private static @Nullable String idsOfSeveral(OutboxMessage message) {
    return message.eventCount() == 1
        ? null
        : message.eventIds().stream().map(UUID::toString).collect(joining(",", "{", "}"));
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static UUID uuid(ResultSet row) throws SQLException {
    return row.getObject("id", UUID.class);
  }

  private static final RowMapper<OutboxMessage> MESSAGE = (row, number) -> {
    Timestamp deliverAt = row.getTimestamp("deliver_at");
    Array subjects = row.getArray("subjects");
    return new OutboxMessage(
        uuid(row),
        new PendingEvent.Route(
            row.getString("topic"),
            row.getString("tag"),
            deliverAt == null ? null : deliverAt.toInstant()),
        Arrays.asList((String[]) subjects.getArray()),
        Arrays.asList((UUID[]) row.getArray("event_ids").getArray()),
        row.getBytes("body"));
  };
}
