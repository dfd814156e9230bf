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
 * @param times how many times the 95th percentile of what they have paid it has to be: one large
 *     payment among many small ones does not make the next one usual
 * @param least the fewest payments that make a habit
 */
public record OwnHistoryRule(double times, int least) implements Rule {

  static final String NAME = "own-history";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var currency = payment.amount().currency();
    var paid = payment.profile().ofOwner("paidCount." + currency).orElse(0);
    var usual = payment.profile().ofOwner("paidP95." + currency);
    return paid >= least
            && usual.isPresent()
            && payment.amount().minorUnits() > usual.getAsDouble() * times
        ? Optional.of(new Finding(
            NAME,
            Decision.STEP_UP,
            30,
            "%s, 95 %% of %s payments so far were about %s or less"
                .formatted(
                    payment.amount(),
                    (long) paid,
                    new Money(Math.round(usual.getAsDouble()), currency))))
        : Optional.empty();
  }
}
