package dev.tandem.notification.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

import dev.tandem.notification.PublicIds;
import org.jspecify.annotations.Nullable;

/**
 * A notification as callers see it.
 *
 * @param causedBy the event's id
 * @param sentAt the time it was sent, if it was
 */
record NotificationAnswer(
    String id,
    String recipientId,
    String channel,
    String template,
    String text,
    Status status,
    String causedBy,
    @Nullable Instant sentAt) {

  static NotificationAnswer of(ResultSet row) throws SQLException {
    OffsetDateTime sentAt = row.getObject("sent_at", OffsetDateTime.class);
    return new NotificationAnswer(
        PublicIds.NOTIFICATION.format(row.getObject("id", UUID.class)),
        row.getString("recipient_id"),
        row.getString("channel"),
        row.getString("template"),
        row.getString("body"),
        Status.valueOf(row.getString("status")),
        PublicIds.EVENT.format(row.getObject("caused_by", UUID.class)),
        sentAt == null ? null : sentAt.toInstant());
  }

  /** The end of a notification, which is shown only once it has one. */
  enum Status {
    /** Its channel took it. */
    SENT,
    /** Its channel took it at no attempt. */
    FAILED,
    /** Its subject's outcome was known, or the recipient wants no such messages. */
    SUPPRESSED
  }
}
