package dev.tandem.web.stepup;

/** Checks step-up codes, which may come from our own messages, an authenticator or the demo. */
@FunctionalInterface
public interface StepUpCodes {

  /** Whether {@code code} proves that the owner confirms {@code payment} as it is now. */
  boolean proves(StepUpPayment payment, String code);
}
