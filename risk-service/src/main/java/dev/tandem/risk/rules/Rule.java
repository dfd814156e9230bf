package dev.tandem.risk.rules;

import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/** One reason to look at a payment more closely. */
@FunctionalInterface
public interface Rule {

  /**
   * The objection to {@code payment}, given its owner's history around it; empty if there is none.
   */
  Optional<Finding> check(Payment payment, History history);
}
