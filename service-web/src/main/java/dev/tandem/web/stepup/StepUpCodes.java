package dev.tandem.web.stepup;

import java.util.UUID;

/** Where step-up codes come from: an authenticator, a text message, the demo. */
@FunctionalInterface
public interface StepUpCodes {

  /** Whether {@code code} proves that the owner stands behind the payment {@code subjectId}. */
  boolean proves(UUID subjectId, String ownerId, String code);
}
