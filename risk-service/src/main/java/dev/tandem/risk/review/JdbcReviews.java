package dev.tandem.risk.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.messaging.support.SqlArrays;
import dev.tandem.risk.assessment.JsonReasons;
import dev.tandem.risk.lock.JdbcLocks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import static dev.tandem.risk.lock.JdbcLocks.Kind.SUBJECT;

/** The table of reviews. */
@Repository
public class JdbcReviews {

  private final JdbcClient jdbc;
  private final JdbcLocks locks;

  JdbcReviews(JdbcClient jdbc, JdbcLocks locks) {
    this.jdbc = jdbc;
    this.locks = locks;
  }

  /** Opens reviews; one whose payment has ended already is closed at once. */
  public void open(List<Review> reviews, Instant now) {
    if (reviews.isEmpty()) {
      return;
    }
    var subjectIds = reviews.stream().map(Review::subjectId).toList();
    locks.lock(SUBJECT, subjectIds);
    jdbc.sql("""
            INSERT INTO review
              (id, subject_id, owner_id, amount_minor, currency, score, reasons, opened_at)
            SELECT * FROM unnest(
              :ids::uuid[], :subjectIds::text[], :ownerIds::text[], :amounts::bigint[],
              :currencies::text[], :scores::integer[], :reasons::jsonb[], :openedAt::timestamptz[])
            """)
        .param("ids", SqlArrays.of(reviews, review -> review.id().toString()))
        .param("subjectIds", SqlArrays.of(reviews, Review::subjectId))
        .param("ownerIds", SqlArrays.of(reviews, Review::ownerId))
        .param("amounts", SqlArrays.of(reviews, r -> Long.toString(r.amount().minorUnits())))
        .param("currencies", SqlArrays.of(reviews, r -> r.amount().currency().getCurrencyCode()))
        .param("scores", SqlArrays.of(reviews, review -> Integer.toString(review.score())))
        .param("reasons", SqlArrays.of(reviews, review -> JsonReasons.write(review.reasons())))
        .param("openedAt", SqlArrays.of(reviews, review -> review.openedAt().toString()))
        .update();
    jdbc.sql("""
            UPDATE review
            SET status = 'REJECTED', closed_reason = ended.reason, decided_at = :now,
                decided_by = :nobody
            FROM ended_payment ended
            WHERE review.subject_id = ended.subject_id
              AND review.subject_id = ANY (:subjectIds) AND review.status = 'OPEN'
            """)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("nobody", Review.NOBODY)
        .param("subjectIds", SqlArrays.of(subjectIds))
        .update();
  }

  /**
   * Closes the open reviews of payments that have ended. Payments that were not screened yet are
   * remembered: their events may arrive in any order.
   */
  void closeEnded(List<EndedPayment> ended, Instant now) {
    locks.lock(SUBJECT, ended.stream().map(EndedPayment::subjectId).toList());
    jdbc.sql("""
            WITH ended AS (
              SELECT DISTINCT ON (subject_id) * FROM unnest(:subjectIds::text[], :reasons::text[])
                AS payment (subject_id, reason)
            ), closed AS (
              UPDATE review
              SET status = 'REJECTED', closed_reason = ended.reason, decided_at = :now,
                  decided_by = :nobody
              FROM ended
              WHERE review.subject_id = ended.subject_id AND review.status = 'OPEN'
            )
            INSERT INTO ended_payment (subject_id, reason, ended_at)
            SELECT subject_id, reason, :now FROM ended
            WHERE NOT EXISTS (SELECT FROM assessment WHERE subject_id = ended.subject_id)
            ON CONFLICT DO NOTHING
            """)
        .param("subjectIds", SqlArrays.of(ended, EndedPayment::subjectId))
        .param("reasons", SqlArrays.of(ended, EndedPayment::reason))
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("nobody", Review.NOBODY)
        .update();
  }

  /** Deletes notes of payments that ended before {@code time} and were never screened. */
  public void forgetEndedBefore(Instant time) {
    jdbc.sql("DELETE FROM ended_payment WHERE ended_at < :time")
        .param("time", time.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Closes an open review; empty if it is not open, or there is none. */
  Optional<Review> close(
      UUID id, ReviewStatus status, String by, @Nullable String note, byte[] key, Instant at) {
    return jdbc.sql("""
            UPDATE review
            SET status = :status, decided_at = :decidedAt, decided_by = :decidedBy, note = :note,
                decision_key = :key
            WHERE id = :id AND status = 'OPEN'
            RETURNING *
            """)
        .param("id", id)
        .param("status", status.name())
        .param("decidedAt", at.atOffset(ZoneOffset.UTC))
        .param("decidedBy", by)
        .param("note", note)
        .param("key", key)
        .query((row, number) -> review(row))
        .optional();
  }

  /** Writes down that {@code by} would let the payment go on. */
  Review propose(UUID id, String by, byte[] key, Instant at) {
    return jdbc.sql("""
            UPDATE review SET proposed_by = :by, proposed_at = :at, proposal_key = :key
            WHERE id = :id AND status = 'OPEN' AND proposed_by IS NULL
            RETURNING *
            """)
        .param("id", id)
        .param("by", by)
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("key", key)
        .query((row, number) -> review(row))
        .single();
  }

  /** The review, which nobody else decides until the transaction ends. */
  Optional<Review> lock(UUID id) {
    return jdbc.sql("SELECT * FROM review WHERE id = :id FOR UPDATE")
        .param("id", id)
        .query((row, number) -> review(row))
        .optional();
  }

  Optional<Review> find(UUID id) {
    return jdbc.sql("SELECT * FROM review WHERE id = :id")
        .param("id", id)
        .query((row, number) -> review(row))
        .optional();
  }

  /** Whether the review was decided, or its approval proposed, by the request with this key. */
  boolean isOf(UUID id, byte[] key) {
    return jdbc.sql("""
            SELECT count(*) FROM review WHERE id = :id AND :key IN (decision_key, proposal_key)
            """).param("id", id).param("key", key).query(Long.class).single() == 1;
  }

  /** Reviews, the newest first, those before {@code startingAfter}. */
  List<Review> find(Optional<ReviewStatus> status, Optional<UUID> startingAfter, int limit) {
    // Two statements rather than one with "status IS NULL OR": each has an index that fits.
    var sql = status.isPresent()
        ? "SELECT * FROM review WHERE status = :status AND id < :before ORDER BY id DESC LIMIT :limit"
        : "SELECT * FROM review WHERE id < :before ORDER BY id DESC LIMIT :limit";
    var query =
        jdbc.sql(sql).param("before", startingAfter.orElse(new UUID(-1, -1))).param("limit", limit);
    return status
        .map(wanted -> query.param("status", wanted.name()))
        .orElse(query)
        .query((row, number) -> review(row))
        .list();
  }

  private static Review review(ResultSet row) throws SQLException {
    var decidedAt = row.getObject("decided_at", OffsetDateTime.class);
    return new Review(
        row.getObject("id", UUID.class),
        row.getString("subject_id"),
        row.getString("owner_id"),
        Money.of(row.getLong("amount_minor"), row.getString("currency")),
        row.getInt("score"),
        JsonReasons.read(row.getString("reasons")),
        ReviewStatus.valueOf(row.getString("status")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getString("proposed_by"),
        decidedAt == null ? null : decidedAt.toInstant(),
        row.getString("decided_by"),
        row.getString("note"),
        row.getString("closed_reason"));
  }
}
