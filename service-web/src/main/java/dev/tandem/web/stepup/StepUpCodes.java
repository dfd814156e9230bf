package dev.tandem.web.stepup;

/** Where step-up codes come from: our own messages, an authenticator, the demo. */
@FunctionalInterface
public interface StepUpCodes {

  /** Whether {@code code} proves that the owner stands behind {@code payment}, as it is now. */
  boolean proves(StepUpPayment payment, String code);
}
