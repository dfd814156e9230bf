package dev.tandem.risk.rules;

import java.util.Optional;

import dev.tandem.messaging.PermanentFailureException;
import dev.tandem.risk.payment.History;
import dev.tandem.risk.payment.Payment;

/**
 * A rule with a defect, for demos: it fails on payments from the device {@code poison}, so that
 * people see an event that cannot be handled, and mend it.
 */
public record DefectiveRule() implements Rule {

  private static final String DEVICE = "poison";

  @Override
  public Optional<Finding> check(Payment payment, History history) {
    if (payment.context() != null && DEVICE.equals(payment.context().deviceId())) {
      throw new PermanentFailureException("Payments from device " + DEVICE + " cannot be screened");
    }
    return Optional.empty();
  }
}
