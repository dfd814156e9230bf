package dev.tandem.wallet.decision;

import java.util.UUID;

/** Where step-up codes come from: an authenticator, a text message, the demo. */
interface StepUpCodes {

  /** Whether {@code code} proves that the owner stands behind the recharge. */
  boolean proves(UUID rechargeId, String ownerId, String code);
}
