package dev.tandem.risk.rules.analytics;

import java.util.Optional;

import dev.tandem.contract.Money;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.rules.Rule;

/**
 * An amount far above all that somebody has paid before may be somebody else's idea.
 *
 * @param times how many times their mean it has to be
 * @param deviations and how many deviations above it
 * @param least the fewest payments that make a habit
 */
public record OwnHistoryRule(double times, double deviations, int least) implements Rule {

  static final String NAME = "own-history";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var currency = payment.amount().currency().getCurrencyCode();
    var paid = payment.profile().ofOwner("paidCount." + currency).orElse(0);
    var mean = payment.profile().ofOwner("paidMean." + currency).orElse(0);
    var deviation = payment.profile().ofOwner("paidDeviation." + currency).orElse(0);
    var limit = Math.max(mean * times, mean + deviation * deviations);
    return paid >= least && payment.amount().minorUnits() > limit
        ? Optional.of(new Finding(
            NAME,
            Decision.STEP_UP,
            30,
            "%s, %s payments so far were %s in the mean"
                .formatted(
                    payment.amount(),
                    (long) paid,
                    new Money(Math.round(mean), payment.amount().currency()))))
        : Optional.empty();
  }
}
