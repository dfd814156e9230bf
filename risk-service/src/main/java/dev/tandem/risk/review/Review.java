package dev.tandem.risk.review;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.risk.RiskReason;
import dev.tandem.messaging.support.UuidV7;
import dev.tandem.risk.assessment.Assessment;
import org.jspecify.annotations.Nullable;

/**
 * A held payment that waits for a person's decision, or has one.
 *
 * @param score how bad the rules found it, 1 to 100
 * @param reasons what the rules found
 * @param decidedAt when a person decided, or the review closed without
 * @param decidedBy who decided, or {@link #NOBODY}
 * @param note what they noted
 * @param closedReason how the payment ended while the review was open, such as
 *     {@code order-cancelled}
 */
public record Review(
    UUID id,
    String subjectId,
    String ownerId,
    Money amount,
    int score,
    List<RiskReason> reasons,
    ReviewStatus status,
    Instant openedAt,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String note,
    @Nullable String closedReason) {

  /** Closed by the payment's end: there was nothing left to decide. */
  public static final String NOBODY = "system";

  /** A new review of a payment that was held. */
  public static Review open(Assessment held, String ownerId, Money amount) {
    return new Review(
        UuidV7.next(),
        held.subjectId(),
        ownerId,
        amount,
        held.score(),
        held.reasons(),
        ReviewStatus.OPEN,
        held.assessedAt(),
        null,
        null,
        null,
        null);
  }
}
