package dev.tandem.risk.rules;

import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/** Nobody is sold a fund that is riskier than they are fit to take, whoever approves it. */
public record SuitabilityRule() implements Rule {

  static final String NAME = "suitability";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    return Optional.ofNullable(payment.fundRisk())
        .filter(risk -> risk.fundLevel() > risk.investorLevel())
        .map(risk -> new Finding(
            NAME,
            Decision.REJECT,
            90,
            "The fund's risk level is %s, the investor's is %s"
                .formatted(risk.fundLevel(), risk.investorLevel())));
  }
}
