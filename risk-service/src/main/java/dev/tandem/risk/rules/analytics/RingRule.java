package dev.tandem.risk.rules.analytics;

import java.util.Optional;
import java.util.stream.Stream;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Thing;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.rules.Rule;

/**
 * Accounts that share a device or an address and buy to cancel again make orders that are none: a
 * person looks at whatever they ask for next.
 */
public record RingRule() implements Rule {

  static final String NAME = "ring";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var profile = payment.profile();
    if (profile.inRing(payment.requestedAt()).isPresent()) {
      return finding("The owner belongs to a ring of accounts that buy and cancel");
    }
    return Stream.of(Thing.values())
        .filter(thing -> profile.of(thing, "ring").orElse(0) > 0)
        .findFirst()
        .flatMap(thing ->
            finding("The " + thing.kind() + " belongs to a ring of accounts that buy and cancel"));
  }

  private static Optional<Finding> finding(String detail) {
    return Optional.of(new Finding(NAME, Decision.HOLD, 70, detail));
  }
}
