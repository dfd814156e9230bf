package dev.tandem.messaging.internal.monitoring;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.envelope.ContentTypes;
import dev.tandem.messaging.internal.envelope.EnvelopeReader;
import dev.tandem.messaging.internal.envelope.EventIds;
import dev.tandem.messaging.internal.envelope.ReceivedEvent.Intact;
import dev.tandem.messaging.internal.envelope.UnreadableMessageException;
import dev.tandem.messaging.internal.outbox.MessageState;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.annotation.JsonSerialize;

/** The queries of operators about the outbox. None of them reads the whole table. */
final class OutboxQueries {

  /**
   * The state of one message.
   *
   * @param halfSent whether the broker took its half message before COMMIT
   * @param checkBacks how often the broker asked how its transaction ended
   * @param sweeps how often it was sent again
   * @param nextSweepAt when it is sent next, unless confirmed by then
   */
  record MessageDetails(
      UUID messageId,
      String topic,
      String tag,
      MessageState state,
      boolean halfSent,
      int checkBacks,
      int sweeps,
      Instant createdAt,
      @Nullable Instant deliverAt,
      @Nullable Instant nextSweepAt,
      @Nullable Instant confirmedAt,
      List<String> subjects,
      @JsonSerialize(contentUsing = EventIds.Json.class) List<UUID> eventIds) {}

  /**
   * The outbox as a whole.
   *
   * @param committed messages not confirmed yet, delayed ones included
   * @param confirmedEstimate about how many confirmed messages are kept
   * @param aborted tombstones
   * @param oldestUnconfirmedSeconds how long the oldest overdue message has been waiting; 0 without
   *     one
   */
  record Summary(
      long committed,
      long confirmedEstimate,
      long aborted,
      @Nullable Instant oldestUnconfirmedAt,
      long oldestUnconfirmedSeconds) {}

  /**
   * A message as it was published.
   *
   * @param body its CloudEvents JSON: one event, or an array of several
   */
  record Published(UUID messageId, String topic, String tag, String body) {}

  private static final String COLUMNS = """
      SELECT id, topic, tag, state, half_sent, check_backs, sweeps, created_at, deliver_at,
             next_sweep_at, confirmed_at, subjects, event_count, body
        FROM messaging.outbox
      """;

  private static final String BY_SUBJECT =
      COLUMNS + " WHERE id >= ? AND ? = ANY (subjects) ORDER BY id DESC LIMIT ?";

  private static final String UNCONFIRMED = """
      SELECT count(*) AS unconfirmed,
             min(coalesce(deliver_at, created_at))
               FILTER (WHERE deliver_at IS NULL OR deliver_at <= ?) AS oldest
        FROM messaging.outbox
       WHERE state = 'COMMITTED'
      """;

  private static final String PUBLISHED = """
      SELECT id, topic, tag, body
        FROM messaging.outbox
       WHERE id > ? AND state <> 'ABORTED'
       ORDER BY id
       LIMIT ?
      """;

  private static final String ROWS_ESTIMATE = """
      SELECT coalesce(sum(pg_stat_get_live_tuples(inhrelid)), 0)
        FROM pg_inherits
       WHERE inhparent = 'messaging.outbox'::regclass
      """;

  private static final String ABORTED =
      "SELECT count(*) FROM messaging.outbox WHERE state = 'ABORTED'";

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final Clock clock;

  OutboxQueries(JdbcOperations jdbc, TransactionOperations ownTransaction, Clock clock) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.clock = clock;
  }

  Optional<MessageDetails> find(UUID id) {
    return jdbc.query(COLUMNS + " WHERE id = ?", DETAILS, id).stream().findFirst();
  }

  /**
   * The newest messages about {@code subject} of the last {@code window}. There is no index for it,
   * which would cost every publishing transaction: the window bounds the work, and a time limit the
   * damage.
   */
  List<MessageDetails> about(String subject, Duration window, int limit) {
    UUID from = UuidV7.floor(Instant.ofEpochMilli(System.currentTimeMillis()).minus(window));
    List<MessageDetails> found = ownTransaction.execute(status -> {
      jdbc.execute("SET LOCAL statement_timeout = '5s'");
      return jdbc.query(BY_SUBJECT, DETAILS, from, subject, limit);
    });
    return found == null ? List.of() : found;
  }

  List<Published> publishedAfter(UUID id, int limit) {
    return jdbc.query(
        PUBLISHED,
        (row, number) -> new Published(
            row.getObject("id", UUID.class),
            row.getString("topic"),
            row.getString("tag"),
            new String(row.getBytes("body"), StandardCharsets.UTF_8)),
        id,
        limit);
  }

  /** The number of unconfirmed messages, and the time since the oldest overdue one was due. */
  Backlog unconfirmed() {
    Backlog result = jdbc.queryForObject(
        UNCONFIRMED,
        (row, number) -> new Backlog(row.getLong("unconfirmed"), time(row, "oldest")),
        Timestamp.from(clock.instant()));
    return result == null ? Backlog.EMPTY : result;
  }

  Summary summary() {
    Backlog open = unconfirmed();
    Long aborted = jdbc.queryForObject(ABORTED, Long.class);
    Long rows = jdbc.queryForObject(ROWS_ESTIMATE, Long.class);
    long tombstones = aborted == null ? 0 : aborted;
    long confirmed = Math.max(0, (rows == null ? 0 : rows) - open.count() - tombstones);
    return new Summary(open.count(), confirmed, tombstones, open.oldest(), open.ageSeconds(clock));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  private static List<UUID> eventIds(int eventCount, byte[] body) {
    if (eventCount == 0) {
      return List.of();
    }
    try {
      return EnvelopeReader.read(ContentTypes.of(eventCount), body).stream()
          .filter(Intact.class::isInstance)
          .map(event -> ((Intact) event).attributes().id())
          .toList();
    } catch (UnreadableMessageException e) {
      return List.of();
    }
  }

  private static final RowMapper<MessageDetails> DETAILS = (row, number) -> new MessageDetails(
      row.getObject("id", UUID.class),
      row.getString("topic"),
      row.getString("tag"),
      MessageState.valueOf(row.getString("state")),
      row.getBoolean("half_sent"),
      row.getInt("check_backs"),
      row.getInt("sweeps"),
      row.getTimestamp("created_at").toInstant(),
      time(row, "deliver_at"),
      time(row, "next_sweep_at"),
      time(row, "confirmed_at"),
      Arrays.asList((String[]) row.getArray("subjects").getArray()),
      eventIds(row.getInt("event_count"), row.getBytes("body")));
}
