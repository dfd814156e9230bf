package dev.tandem.notification.notice;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.notification.notice.Channel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table of notifications: a queue until they are sent, and the record of those sent. */
final class JdbcNotices {

  private final JdbcClient jdbc;

  JdbcNotices(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Queues each notice unless its event has queued it before. */
  void queue(List<Notice> notices, Texts texts, String channel, Instant now) {
    jdbc.sql("""
        INSERT INTO notification
            (caused_by, recipient_id, template, subject, is_outcome, body, sealed_code,
             channel, due_at, created_at)
        SELECT n.*, :channel, :now, :now
        FROM unnest(:causedBy::uuid[], :recipients::text[], :templates::text[],
                    :subjects::text[], :outcomes::boolean[], :bodies::text[],
                    :codes::text[]) AS n
        ON CONFLICT (caused_by, recipient_id, channel) DO NOTHING
        """)
        .param("causedBy", SqlArrays.of(notices, notice -> notice.causedBy().toString()))
        .param("recipients", SqlArrays.of(notices, Notice::recipientId))
        .param("templates", SqlArrays.of(notices, notice -> notice.template().code()))
        .param("subjects", SqlArrays.of(notices, Notice::subject))
        .param(
            "outcomes", SqlArrays.of(notices, n -> Boolean.toString(n.template().tellsOutcome())))
        .param("bodies", SqlArrays.of(notices, texts::render))
        .param("codes", SqlArrays.of(notices, Notice::sealedCode))
        .param("channel", channel)
        .param("now", timestamp(now))
        .update();
  }

  /**
   * Takes up to {@code limit} due notifications of {@code channel} for sending, until {@code
   * leaseEnd}. Due notices that are pointless since their subject's outcome is known, and those of
   * journeys whose recipient wants none, are suppressed, not taken.
   */
  List<Taken> take(String channel, int limit, Instant now, Instant leaseEnd) {
    return jdbc.sql("""
        WITH due AS (
            SELECT id FROM notification
            WHERE status = 'PENDING' AND due_at <= :now AND channel = :channel
            ORDER BY due_at
            LIMIT :limit
            FOR UPDATE SKIP LOCKED
        )
        UPDATE notification n
        SET status = CASE WHEN NOT n.is_outcome AND EXISTS (
                              SELECT FROM notification o
                              WHERE o.subject = n.subject AND o.is_outcome)
                          OR n.template = :ofJourneys AND EXISTS (
                              SELECT FROM suppression s
                              WHERE s.recipient_id = n.recipient_id AND s.lifted_at IS NULL)
                          THEN 'SUPPRESSED' ELSE 'PENDING' END,
            attempts = n.attempts + 1,
            due_at = :leaseEnd
        FROM due
        WHERE n.id = due.id
        RETURNING n.id, n.recipient_id, n.template, n.body, n.subject, n.sealed_code,
            n.attempts, n.status
        """)
        .param("channel", channel)
        .param("ofJourneys", Template.JOURNEY_STEP.code())
        .param("limit", limit)
        .param("now", timestamp(now))
        .param("leaseEnd", timestamp(leaseEnd))
        .query((row, n) -> new Taken(
            new Message(
                row.getObject("id", UUID.class),
                row.getString("recipient_id"),
                row.getString("template"),
                row.getString("body")),
            row.getString("subject"),
            row.getString("sealed_code"),
            row.getInt("attempts"),
            row.getString("status").equals("SUPPRESSED")))
        .list();
  }

  /** Records those of {@code ids} as sent that were not recorded before, and returns them. */
  List<Sent> recordSent(Collection<UUID> ids, Instant now) {
    return jdbc.sql("""
        UPDATE notification SET status = 'SENT', sent_at = :now, sealed_code = NULL
        WHERE id = ANY(:ids::uuid[]) AND status = 'PENDING'
        RETURNING template, subject, recipient_id
        """)
        .param("ids", SqlArrays.of(ids, UUID::toString))
        .param("now", timestamp(now))
        .query(Sent.class)
        .list();
  }

  /** A notification that has just been sent. */
  record Sent(String template, String subject, String recipientId) {}

  /** Puts a notification back until {@code retryAt}, or records its failure if that is null. */
  void recordFailure(UUID id, @Nullable Instant retryAt) {
    jdbc.sql("""
        UPDATE notification
        SET status = CASE WHEN :retryAt::timestamptz IS NULL THEN 'FAILED' ELSE 'PENDING' END,
            due_at = coalesce(:retryAt::timestamptz, due_at)
        WHERE id = :id AND status = 'PENDING'
        """)
        .param("id", id)
        .param("retryAt", retryAt == null ? null : timestamp(retryAt))
        .update();
  }

  /**
   * Up to {@code limit} decided notifications of a recipient, newest first, older than {@code
   * before}.
   */
  List<NotificationAnswer> page(
      String recipientId, @Nullable String onlyOf, @Nullable UUID before, int limit) {
    return jdbc.sql("""
        SELECT id, recipient_id, channel, template, body, status, caused_by, sent_at
        FROM notification
        WHERE recipient_id = :recipient AND status <> 'PENDING'
          AND (:onlyOf::text IS NULL OR recipient_id = :onlyOf)
          AND (:before::uuid IS NULL OR id < :before::uuid)
        ORDER BY id DESC
        LIMIT :limit
        """)
        .param("recipient", recipientId)
        .param("onlyOf", onlyOf)
        .param("before", before)
        .param("limit", limit)
        .query((row, n) -> NotificationAnswer.of(row))
        .list();
  }

  /** The age of the oldest due notification. */
  Duration oldestDueAge(Instant now) {
    return jdbc.sql("SELECT min(due_at) FROM notification WHERE status = 'PENDING'")
        .query(OffsetDateTime.class)
        .optional()
        .map(due -> Duration.between(due.toInstant(), now))
        .filter(Duration::isPositive)
        .orElse(Duration.ZERO);
  }

  /** Deletes up to {@code limit} decided notifications created before {@code bound}. */
  int deleteBefore(Instant bound, int limit) {
    return jdbc.sql("""
        DELETE FROM notification WHERE id = ANY (ARRAY(
            SELECT id FROM notification
            WHERE created_at < :bound AND status <> 'PENDING'
            ORDER BY created_at
            LIMIT :limit))
        """).param("bound", timestamp(bound)).param("limit", limit).update();
  }

  private static OffsetDateTime timestamp(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /**
   * A notification taken for sending.
   *
   * @param sealedCode the sealed code for which its text has a mask, if any
   */
  record Taken(
      Message message,
      String subject,
      @Nullable String sealedCode,
      int attempts,
      boolean suppressed) {}
}
