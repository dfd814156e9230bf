package dev.tandem.web.stepup;

import org.jspecify.annotations.Nullable;

/** Checks step-up codes, which may come from our own messages, an authenticator or the demo. */
@FunctionalInterface
public interface StepUpCodes {

  /**
   * Whether {@code code} proves that the owner confirms {@code payment} as it is now.
   *
   * @param hash what was kept of the code that was sent, if one was
   */
  boolean proves(StepUpPayment payment, @Nullable String hash, String code);
}
