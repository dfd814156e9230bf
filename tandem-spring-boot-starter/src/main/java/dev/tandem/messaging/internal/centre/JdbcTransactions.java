package dev.tandem.messaging.internal.centre;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
import java.util.function.Function;
import java.util.stream.IntStream;

import dev.tandem.messaging.centre.TransactionState;
import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.outbox.PendingEvent;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.transaction.support.TransactionOperations;

/** The table of prepared transactions. */
public final class JdbcTransactions {

  /** One whose check is asked now, by this instance alone. */
  record Asked(UUID id, String name, String context, int checks) {}

  private static final String INSERT = """
      INSERT INTO messaging.prepared_transaction (id, name, context, prepared_at, next_check_at,
                                                  event_ids, topics, tags, subjects, events)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  // The pause doubles with each answer that is none.
  private static final String ASK = """
      UPDATE messaging.prepared_transaction t
         SET checks = checks + 1,
             next_check_at = ?::timestamptz + least(?::float8, ?::float8 * 2 ^ least(checks, 20))
                                              * interval '1 millisecond'
        FROM (SELECT id
                FROM messaging.prepared_transaction
               WHERE state = 'PREPARED' AND next_check_at <= ? %s
               ORDER BY next_check_at
               LIMIT ?
                 FOR UPDATE SKIP LOCKED) AS due
       WHERE t.id = due.id
      RETURNING t.id, t.name, t.context, t.checks
      """;
  private static final String ASK_DUE = ASK.formatted("");
  private static final String ASK_ONE = ASK.formatted("AND id = ?");

  private static final String ANSWERED = """
      UPDATE messaging.prepared_transaction
         SET last_answer = ?, next_check_at = CASE WHEN ? THEN NULL ELSE next_check_at END
       WHERE id = ? AND state = 'PREPARED'
      """;

  private static final String DECIDE = """
      UPDATE messaging.prepared_transaction
         SET state = ?, decided_at = ?, decided_by = ?, reason = ?, next_check_at = NULL
       WHERE id = ? AND state = 'PREPARED'
      RETURNING event_ids, topics, tags, subjects, events
      """;

  private static final String PROPOSE = """
      UPDATE messaging.prepared_transaction SET proposed = ?, proposed_by = ?, reason = ?
       WHERE id = ?
      """;

  private static final String DETAILS = """
      SELECT id, name, context, state, prepared_at, next_check_at, checks, last_answer, proposed,
             proposed_by, decided_at, decided_by, reason, event_ids, topics, subjects
        FROM messaging.prepared_transaction
      """;

  private static final String WAITING = """
      SELECT count(*), min(prepared_at)
        FROM messaging.prepared_transaction
       WHERE state = 'PREPARED' AND (next_check_at IS NULL OR next_check_at < ?)
      """;

  /** So long after it was due, nobody seems to ask any more. */
  private static final Duration UNASKED = Duration.ofMinutes(5);

  private final JdbcOperations jdbc;
  private final TransactionOperations ownTransaction;
  private final Clock clock;

  JdbcTransactions(JdbcOperations jdbc, TransactionOperations ownTransaction, Clock clock) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
    this.clock = clock;
  }

  /** Keeps a transaction, apart from any that is active; it is first asked about after a while. */
  void prepare(UUID id, String name, String context, Duration patience, List<PendingEvent> events) {
    Instant now = clock.instant();
    ownTransaction.executeWithoutResult(status -> jdbc.update(INSERT, ps -> {
      ps.setObject(1, id);
      ps.setString(2, name);
      ps.setString(3, context);
      ps.setTimestamp(4, Timestamp.from(now));
      ps.setTimestamp(5, Timestamp.from(now.plus(patience)));
      array(ps, 6, "uuid", events, PendingEvent::id);
      array(ps, 7, "text", events, event -> event.route().topic());
      array(ps, 8, "text", events, event -> event.route().tag());
      array(ps, 9, "text", events, PendingEvent::subject);
      ps.setArray(
          10,
          ps.getConnection()
              .createArrayOf(
                  "bytea", events.stream().map(PendingEvent::json).toArray(byte[][]::new)));
    }));
  }

  /** Those that are due to be asked about; due again after a pause that grows. */
  List<Asked> askDue(int limit, Duration pause, Duration longestPause) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc.query(ASK_DUE, ASKED, now, longestPause.toMillis(), pause.toMillis(), now, limit);
  }

  /** The transaction, if it is due to be asked about. */
  Optional<Asked> ask(UUID id, Duration pause, Duration longestPause) {
    Timestamp now = Timestamp.from(clock.instant());
    return jdbc
        .query(ASK_ONE, ASKED, now, longestPause.toMillis(), pause.toMillis(), now, id, 1)
        .stream()
        .findFirst();
  }

  /**
   * Notes an answer that decides nothing.
   *
   * @param last whether an operator is to decide, and nobody is asked any more
   */
  void answered(UUID id, String answer, boolean last) {
    jdbc.update(ANSWERED, answer, last, id);
  }

  /**
   * Decides a transaction, in the database transaction that is active here if there is one.
   *
   * @return its events; empty if it is decided already, or unknown
   */
  Optional<List<PendingEvent>> decide(
      UUID id, TransactionState state, String by, @Nullable String reason) {
    return jdbc
        .query(DECIDE, EVENTS, state.name(), Timestamp.from(clock.instant()), by, reason, id)
        .stream()
        .findFirst();
  }

  /** Notes what one person wants and why, so that another can want the same. */
  void propose(UUID id, TransactionState state, String by, String reason) {
    jdbc.update(PROPOSE, state.name(), by, reason, id);
  }

  /** The transaction, which nobody else decides before the current database transaction ends. */
  Optional<PreparedDetails> lock(UUID id) {
    return jdbc.query(DETAILS + " WHERE id = ? FOR UPDATE", ROW, id).stream().findFirst();
  }

  /** How it was decided, {@code UNKNOWN} while it is not; empty if it was never prepared. */
  Optional<TransactionState> state(UUID id) {
    return find(id).map(PreparedDetails::decision);
  }

  public Optional<PreparedDetails> find(UUID id) {
    return jdbc.query(DETAILS + " WHERE id = ?", ROW, id).stream().findFirst();
  }

  /** The oldest that are not decided. */
  public List<PreparedDetails> undecided(int limit) {
    return jdbc.query(DETAILS + " WHERE state = 'PREPARED' ORDER BY id LIMIT ?", ROW, limit);
  }

  /** Those that wait for an operator, and those that are long due and asked about by nobody. */
  public Backlog waiting() {
    Backlog waiting = jdbc.queryForObject(
        WAITING,
        (row, number) -> new Backlog(row.getLong(1), time(row, "min")),
        Timestamp.from(clock.instant().minus(UNASKED)));
    return waiting == null ? Backlog.EMPTY : waiting;
  }

  private static void array(
      PreparedStatement ps,
      int at,
      String type,
      List<PendingEvent> events,
      Function<PendingEvent, Object> column)
      throws SQLException {
    Connection connection = ps.getConnection();
    ps.setArray(at, connection.createArrayOf(type, events.stream().map(column).toArray()));
  }

  private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  private static Object[] array(ResultSet row, String column) throws SQLException {
    Array array = row.getArray(column);
    return (Object[]) array.getArray();
  }

  private static List<String> texts(ResultSet row, String column) throws SQLException {
    return Arrays.stream(array(row, column)).map(Object::toString).distinct().toList();
  }

  private static final RowMapper<Asked> ASKED = (row, number) -> new Asked(
      row.getObject("id", UUID.class),
      row.getString("name"),
      row.getString("context"),
      row.getInt("checks"));

  private static final RowMapper<List<PendingEvent>> EVENTS = (row, number) -> {
    Object[] ids = array(row, "event_ids");
    Object[] topics = array(row, "topics");
    Object[] tags = array(row, "tags");
    Object[] subjects = array(row, "subjects");
    Object[] events = array(row, "events");
    return IntStream.range(0, ids.length)
        .mapToObj(at -> new PendingEvent(
            (UUID) ids[at],
            new PendingEvent.Route((String) topics[at], (String) tags[at], null),
            (String) subjects[at],
            (byte[]) events[at]))
        .toList();
  };

  private static final RowMapper<PreparedDetails> ROW = (row, number) -> new PreparedDetails(
      row.getObject("id", UUID.class),
      row.getString("name"),
      row.getString("context"),
      row.getString("state"),
      row.getTimestamp("prepared_at").toInstant(),
      row.getInt("checks"),
      row.getString("last_answer"),
      time(row, "next_check_at"),
      row.getString("proposed"),
      row.getString("proposed_by"),
      time(row, "decided_at"),
      row.getString("decided_by"),
      row.getString("reason"),
      List.of((UUID[]) array(row, "event_ids")),
      texts(row, "topics"),
      texts(row, "subjects"));
}
