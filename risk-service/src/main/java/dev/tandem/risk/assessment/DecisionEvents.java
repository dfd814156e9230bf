package dev.tandem.risk.assessment;

import java.util.UUID;

import dev.tandem.contract.Money;
import dev.tandem.contract.risk.RiskApproved;
import dev.tandem.contract.risk.RiskHeld;
import dev.tandem.contract.risk.RiskRejected;
import dev.tandem.contract.risk.RiskStepUpRequired;
import dev.tandem.web.stepup.OneTimeCodes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the events of decisions. */
@Component
public class DecisionEvents {

  private final OneTimeCodes codes;

  DecisionEvents(OneTimeCodes codes) {
    this.codes = codes;
  }

  /**
   * The event of a decision other than a hold. A step-up has a new one-time code.
   *
   * @param fundCode the fund, if the payment buys one
   */
  public Object of(Assessment decided, String ownerId, Money amount, @Nullable String fundCode) {
    var subjectId = decided.subjectId();
    var id = RiskIds.ASSESSMENT.format(decided.id());
    var reasons = decided.reasons();
    var at = decided.assessedAt();
    var sequence = decided.sequence();
    return switch (decided.decision()) {
      case APPROVE -> new RiskApproved(subjectId, id, ownerId, amount, reasons, at, sequence);
      case STEP_UP ->
        new RiskStepUpRequired(
            subjectId,
            id,
            ownerId,
            amount,
            fundCode,
            codes.drawSealed(subjectId),
            reasons,
            at,
            sequence);
      case REJECT -> new RiskRejected(subjectId, id, ownerId, amount, reasons, at, sequence);
      case HOLD -> throw new IllegalArgumentException("A hold names its review");
    };
  }

  /** The event of a hold, which waits for the review. */
  public RiskHeld held(Assessment decided, UUID reviewId, String ownerId, Money amount) {
    return new RiskHeld(
        decided.subjectId(),
        RiskIds.ASSESSMENT.format(decided.id()),
        RiskIds.REVIEW.format(reviewId),
        ownerId,
        amount,
        decided.reasons(),
        decided.assessedAt(),
        decided.sequence());
  }
}
