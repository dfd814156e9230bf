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
 * @param score the risk by the rules, 1 to 100
 * @param reasons the rules' findings
 * @param proposedBy the first of the two people who let a very large payment go on
 * @param decidedAt the time of the decision, or of closing without one
 * @param decidedBy the decider, or {@link #NOBODY}
 * @param note the decider's note
 * @param closedReason the way the payment ended while the review was open, such as
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
    @Nullable String proposedBy,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable String note,
    @Nullable String closedReason) {

  /** The decider of a review that was closed because its payment ended. */
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
        null,
        null);
  }
}
