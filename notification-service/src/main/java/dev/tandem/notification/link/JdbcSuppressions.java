package dev.tandem.notification.link;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.notification.PublicIds;
import dev.tandem.notification.link.Links.Told;
import dev.tandem.notification.link.SuppressionController.SuppressionAnswer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who wants no messages of journeys, and who has read theirs. */
@Repository
class JdbcSuppressions {

  private final JdbcClient jdbc;

  JdbcSuppressions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps that the recipient wants no more of them, once. */
  void unsubscribed(Told told, Instant now) {
    jdbc.sql("""
            INSERT INTO suppression (recipient_id, reason, subject, since)
            VALUES (:recipient, 'UNSUBSCRIBED', :subject, :now::timestamptz)
            ON CONFLICT (recipient_id) WHERE lifted_at IS NULL DO NOTHING
            """)
        .param("recipient", told.recipientId())
        .param("subject", told.subject())
        .param("now", now.toString())
        .update();
  }

  /** Suppressions, the newest first. */
  List<SuppressionAnswer> find(
      @Nullable String recipientId, Optional<UUID> startingAfter, int limit) {
    return jdbc.sql("""
            SELECT * FROM suppression
            WHERE (:recipient::text IS NULL OR recipient_id = :recipient)
              AND (:startingAfter::uuid IS NULL OR id < :startingAfter::uuid)
            ORDER BY id DESC
            LIMIT :limit
            """)
        .param("recipient", recipientId)
        .param("startingAfter", startingAfter.orElse(null))
        .param("limit", limit)
        .query((row, number) -> suppression(row))
        .list();
  }

  Optional<SuppressionAnswer> find(UUID id) {
    return jdbc.sql("SELECT * FROM suppression WHERE id = :id")
        .param("id", id)
        .query((row, number) -> suppression(row))
        .optional();
  }

  /** Ends a suppression; returns whether it was in force. */
  boolean lift(UUID id, String by, String because, Instant now) {
    return jdbc.sql("""
                UPDATE suppression SET lifted_at = :now::timestamptz, lifted_by = :by,
                  lifted_because = :because
                WHERE id = :id AND lifted_at IS NULL
                """)
            .param("id", id)
            .param("by", by)
            .param("because", because)
            .param("now", now.toString())
            .update()
        == 1;
  }

  /** Keeps that a message was opened; returns whether that is new. */
  boolean opened(Told told, Instant now) {
    return jdbc.sql("""
                UPDATE notification SET opened_at = :now::timestamptz
                WHERE subject = :subject AND template = 'journey-step'
                  AND recipient_id = :recipient AND status = 'SENT' AND opened_at IS NULL
                """)
            .param("subject", told.subject())
            .param("recipient", told.recipientId())
            .param("now", now.toString())
            .update()
        == 1;
  }

  /** The words of a message, if it is kept. */
  Optional<String> textOf(Told told) {
    return jdbc.sql("""
            SELECT body FROM notification
            WHERE subject = :subject AND template = 'journey-step' AND recipient_id = :recipient
            """)
        .param("subject", told.subject())
        .param("recipient", told.recipientId())
        .query(String.class)
        .optional();
  }

  private static SuppressionAnswer suppression(ResultSet row) throws SQLException {
    OffsetDateTime lifted = row.getObject("lifted_at", OffsetDateTime.class);
    return new SuppressionAnswer(
        PublicIds.SUPPRESSION.format(row.getObject("id", UUID.class)),
        row.getString("recipient_id"),
        row.getString("reason"),
        row.getString("subject"),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        lifted == null ? null : lifted.toInstant(),
        row.getString("lifted_by"),
        row.getString("lifted_because"));
  }
}
