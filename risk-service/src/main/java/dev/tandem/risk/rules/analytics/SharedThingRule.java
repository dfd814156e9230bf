package dev.tandem.risk.rules.analytics;

import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;
import dev.tandem.risk.payment.Thing;
import dev.tandem.risk.rules.Decision;
import dev.tandem.risk.rules.Finding;
import dev.tandem.risk.rules.Rule;

/**
 * A family shares a device or a card; a crowd that does is one person with many names.
 *
 * @param mostOwners the ordinary number of owners within a day
 * @param decision what a crowd needs
 */
public record SharedThingRule(Thing thing, int mostOwners, Decision decision) implements Rule {

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    var owners = payment.profile().of(thing, "owners.24h").orElse(0);
    return owners > mostOwners
        ? Optional.of(new Finding(
            "shared-" + thing.kind(),
            decision,
            30,
            "%s owners used this %s in a day, the limit is %s"
                .formatted((long) owners, thing.kind(), mostOwners)))
        : Optional.empty();
  }
}
