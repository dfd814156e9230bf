package dev.tandem.messaging.internal.deadletter;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.messaging.internal.database.Backlog;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter.EventKey;
import dev.tandem.messaging.internal.deadletter.NewDeadLetter.Origin;
import dev.tandem.messaging.internal.envelope.MessageBody;
import dev.tandem.messaging.support.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables of dead letters and of the actions taken on them. */
public final class JdbcDeadLetters {

  private static final String INSERT = """
      INSERT INTO messaging.dead_letter (
        id, consumer_group, source_id, failure_kind, topic, tag, message_id, content_type,
        event_id, event_type, subject, sequence, trace_id, body,
        error_class, error_message, error_stack, attempts, first_seen, last_seen)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (consumer_group, source_id) DO NOTHING
      """;

  private static final String COLUMNS = """
      id, consumer_group AS "group", status, failure_kind, topic, tag, message_id, event_id, event_type,
      subject, sequence, content_type, error_class, error_message, attempts, first_seen, last_seen,
      trace_id, closed_at
      """;

  private final JdbcOperations jdbc;
  private final JdbcClient client;

  public JdbcDeadLetters(JdbcOperations jdbc) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
  }

  /** Keeps the letters that are not there yet; one round trip. */
  public void add(Collection<NewDeadLetter> letters) {
    if (!letters.isEmpty()) {
      jdbc.batchUpdate(INSERT, letters, letters.size(), this::bind);
    }
  }

  private void bind(PreparedStatement row, NewDeadLetter letter) throws SQLException {
    Origin origin = letter.origin();
    EventKey event = letter.event();
    row.setObject(1, UuidV7.next());
    row.setString(2, letter.consumerGroup());
    row.setString(3, letter.sourceId());
    row.setString(4, letter.kind().name());
    row.setString(5, origin.topic());
    row.setString(6, storable(origin.tag()));
    row.setString(7, origin.messageId());
    row.setString(8, storable(letter.body().contentType()));
    row.setObject(9, event.id(), Types.OTHER);
    row.setString(10, storable(event.type()));
    row.setString(11, storable(event.subject()));
    row.setObject(12, event.sequence(), Types.BIGINT);
    row.setString(13, event.traceId());
    row.setBytes(14, letter.body().bytes());
    row.setString(15, letter.failure().errorClass());
    row.setString(16, letter.failure().message());
    row.setString(17, letter.failure().stack());
    row.setInt(18, letter.attempts());
    row.setTimestamp(19, Timestamp.from(letter.firstSeen()));
    row.setTimestamp(20, Timestamp.from(letter.lastSeen()));
  }

  /** PostgreSQL's text holds no NUL; the body, kept as bytes, still has it. */
  private static @Nullable String storable(@Nullable String text) {
    return text == null ? null : text.replace('\u0000', '\uFFFD');
  }

  Optional<DeadLetter> find(UUID id) {
    return client
        .sql("SELECT " + COLUMNS + " FROM messaging.dead_letter WHERE id = ?")
        .param(id)
        .query(DeadLetter.class)
        .optional();
  }

  /** The letter's status, locked until the transaction ends, so that two operators act in turn. */
  DeadLetterStatus lock(UUID id) {
    return client
        .sql("SELECT status FROM messaging.dead_letter WHERE id = ? FOR UPDATE")
        .param(id)
        .query(DeadLetterStatus.class)
        .single();
  }

  /** Which dead letters are wanted: of one group or all, about one subject or all. */
  record Selection(@Nullable String group, @Nullable String subject, DeadLetterStatus status) {}

  /** Oldest first, because the oldest has waited longest. */
  List<DeadLetter> list(Selection wanted, int limit, @Nullable UUID startingAfter) {
    return client
        .sql("SELECT " + COLUMNS + """
                FROM messaging.dead_letter
                WHERE status = :status
                  AND (:group::text IS NULL OR consumer_group = :group)
                  AND (:subject::text IS NULL OR subject = :subject)
                  AND (:after::uuid IS NULL OR id > :after)
                ORDER BY id
                LIMIT :limit
                """)
        .param("status", wanted.status().name())
        .param("group", wanted.group(), Types.VARCHAR)
        .param("subject", wanted.subject(), Types.VARCHAR)
        .param("after", startingAfter, Types.OTHER)
        .param("limit", limit)
        .query(DeadLetter.class)
        .list();
  }

  MessageBody body(UUID id) {
    return client
        .sql("SELECT content_type, body FROM messaging.dead_letter WHERE id = ?")
        .param(id)
        .query((row, number) -> new MessageBody(row.getString(1), row.getBytes(2)))
        .single();
  }

  /** The newest edit. */
  Optional<DeadLetterEdit> edit(UUID id) {
    return client.sql("""
            SELECT body, actor, reason, edited_at FROM messaging.dead_letter_edit
            WHERE dead_letter_id = ? ORDER BY id DESC LIMIT 1
            """).param(id).query(DeadLetterEdit.class).optional();
  }

  void keep(UUID id, DeadLetterEdit edit) {
    client
        .sql("""
            INSERT INTO messaging.dead_letter_edit (dead_letter_id, body, actor, reason, edited_at)
            VALUES (?, ?, ?, ?, ?)
            """)
        .params(id, edit.body(), edit.actor(), edit.reason(), Timestamp.from(edit.editedAt()))
        .update();
  }

  String stack(UUID id) {
    return client
        .sql("SELECT error_stack FROM messaging.dead_letter WHERE id = ?")
        .param(id)
        .query(String.class)
        .single();
  }

  void close(UUID id, DeadLetterStatus status, Instant at) {
    client.sql("""
            UPDATE messaging.dead_letter SET status = ?, closed_at = ?
            WHERE id = ? AND status = 'OPEN'
            """).params(status.name(), Timestamp.from(at), id).update();
  }

  void record(UUID id, DeadLetterAction action) {
    client
        .sql("""
            INSERT INTO messaging.dead_letter_action (
              dead_letter_id, action, actor, reason, outcome, detail, acted_at)
            VALUES (:id, :action, :actor, :reason, :outcome, :detail, :at)
            """)
        .param("id", id)
        .param("action", action.action().name())
        .param("actor", action.actor())
        .param("reason", action.reason(), Types.VARCHAR)
        .param("outcome", action.outcome().name())
        .param("detail", action.detail(), Types.VARCHAR)
        .param("at", Timestamp.from(action.actedAt()))
        .update();
  }

  List<DeadLetterAction> actions(UUID id) {
    return client.sql("""
            SELECT action, actor, reason, outcome, detail, acted_at
            FROM messaging.dead_letter_action WHERE dead_letter_id = ? ORDER BY id
            """).param(id).query(DeadLetterAction.class).list();
  }

  /** The name of whoever proposed to discard it, unless it was edited or withdrawn since. */
  Optional<String> proposedBy(UUID id) {
    return client.sql("""
            SELECT actor FROM messaging.dead_letter_action a
            WHERE dead_letter_id = :id AND action = 'DISCARD' AND outcome = 'PROPOSED'
              AND NOT EXISTS (
                SELECT FROM messaging.dead_letter_action later
                WHERE later.dead_letter_id = :id AND later.action IN ('EDIT', 'WITHDRAW') AND later.id > a.id)
            ORDER BY id DESC LIMIT 1
            """).param("id", id).query(String.class).optional();
  }

  /** The number of open dead letters, and the age of the oldest. */
  public Backlog open() {
    return client.sql("""
            SELECT count(*) AS count, min(first_seen) AS oldest
            FROM messaging.dead_letter WHERE status = 'OPEN'
            """).query(Backlog.class).single();
  }
}
