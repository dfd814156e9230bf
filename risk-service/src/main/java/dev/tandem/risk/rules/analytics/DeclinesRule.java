package dev.tandem.risk.rules.analytics;

import java.util.Locale;
import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.rules.Rule;

/**
 * Somebody whose payments are mostly declined tries out what is not theirs.
 *
 * @param share the share of declined payments within a day that needs a second look
 * @param least the fewest payments that make a share
 */
public record DeclinesRule(double share, int least) implements Rule {

  static final String NAME = "declines";

  private static final int PERCENT = 100;

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var tried = payment.profile().ofOwner("tried.24h").orElse(0);
    var declined = payment.profile().ofOwner("declinedShare.24h").orElse(0);
    return tried >= least && declined >= share
        ? Optional.of(new Finding(
            NAME,
            Decision.STEP_UP,
            40,
            String.format(
                Locale.ROOT,
                "%.0f %% of %s payments in a day were declined, the limit is %.0f %%",
                declined * PERCENT,
                (long) tried,
                share * PERCENT)))
        : Optional.empty();
  }
}
