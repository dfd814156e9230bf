package dev.tandem.risk.rules;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;

import dev.tandem.contract.Money;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/**
 * Large amounts need a second look, and so does every amount in a currency without limits.
 *
 * @param limits the limits of each currency
 */
public record AmountRule(Map<Currency, AmountLimits> limits) implements Rule {

  static final String NAME = "amount-limit";

  private static final int HOLD_SCORE = 60;

  public AmountRule {
    limits = Map.copyOf(limits);
  }

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var amountMinor = payment.amount().minorUnits();
    var known = limits.get(payment.amount().currency());
    if (known == null) {
      var detail = "There is no limit for " + payment.amount().currency().getCurrencyCode();
      return Optional.of(new Finding(NAME, Decision.HOLD, HOLD_SCORE, detail));
    }
    if (amountMinor >= known.holdAtMinor()) {
      return Optional.of(finding(payment, Decision.HOLD, HOLD_SCORE, known.holdAtMinor()));
    }
    return amountMinor >= known.stepUpAtMinor()
        ? Optional.of(finding(payment, Decision.STEP_UP, 30, known.stepUpAtMinor()))
        : Optional.empty();
  }

  private static Finding finding(Payment payment, Decision decision, int score, long limitMinor) {
    var limit = new Money(limitMinor, payment.amount().currency());
    var detail = "%s, the limit is %s".formatted(payment.amount(), limit);
    return new Finding(NAME, decision, score, detail);
  }
}
