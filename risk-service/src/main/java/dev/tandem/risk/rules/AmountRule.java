package dev.tandem.risk.rules;

import java.util.Optional;

/**
 * Large amounts need a second look.
 *
 * @param stepUpAtMinor from here on the owner proves again who they are
 * @param holdAtMinor from here on a person reviews
 */
public record AmountRule(long stepUpAtMinor, long holdAtMinor) implements Rule {

  static final String NAME = "amount-limit";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var amountMinor = payment.amount().minorUnits();
    if (amountMinor >= holdAtMinor) {
      return Optional.of(finding(payment, Decision.HOLD, 60, holdAtMinor));
    }
    return amountMinor >= stepUpAtMinor
        ? Optional.of(finding(payment, Decision.STEP_UP, 30, stepUpAtMinor))
        : Optional.empty();
  }

  private static Finding finding(Payment payment, Decision decision, int score, long limitMinor) {
    var detail = "%d %s minor units, the limit is %d"
        .formatted(
            payment.amount().minorUnits(),
            payment.amount().currency().getCurrencyCode(),
            limitMinor);
    return new Finding(NAME, decision, score, detail);
  }
}
