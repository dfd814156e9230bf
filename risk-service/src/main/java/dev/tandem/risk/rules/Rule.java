package dev.tandem.risk.rules;

import java.util.Optional;

import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/** One reason to look at a payment more closely. */
@FunctionalInterface
public interface Rule {

  /**
   * What speaks against {@code payment}, given what its owner asked for around it; empty if
   * nothing.
   */
  Optional<Finding> check(Payment payment, History history);
}
