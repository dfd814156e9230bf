package dev.tandem.risk.rules.analytics;

import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.rules.Rule;

/**
 * A family shares a device; a crowd that does is one person with many names.
 *
 * @param mostOwners the ordinary number of owners within a day
 */
public record SharedDeviceRule(int mostOwners) implements Rule {

  static final String NAME = "shared-device";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var owners = payment.profile().ofDevice("owners.24h").orElse(0);
    return owners > mostOwners
        ? Optional.of(new Finding(
            NAME,
            Decision.STEP_UP,
            30,
            "%s owners used this device in a day, the limit is %s"
                .formatted((long) owners, mostOwners)))
        : Optional.empty();
  }
}
