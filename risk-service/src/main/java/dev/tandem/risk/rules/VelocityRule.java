package dev.tandem.risk.rules;

import java.time.Duration;
import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/**
 * One owner asking often in a short time is a script or a thief.
 *
 * @param most the ordinary number
 * @param window the time within which they are counted
 */
public record VelocityRule(int most, Duration window) implements Rule {

  static final String NAME = "velocity";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var count = history.busiest(window, payment.requestedAt());
    return count > most
        ? Optional.of(new Finding(
            NAME,
            Decision.HOLD,
            50,
            "%s payments asked for in %s seconds, the limit is %s"
                .formatted(count, window.toSeconds(), most)))
        : Optional.empty();
  }
}
