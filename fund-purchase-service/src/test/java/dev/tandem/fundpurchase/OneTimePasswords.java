package dev.tandem.fundpurchase;

import java.util.UUID;

import dev.tandem.web.stepup.StepUpCodes;

/** A provider of one-time passwords that always sends the same. */
class OneTimePasswords implements StepUpCodes {

  static final String CODE = "271828";

  @Override
  public boolean proves(UUID subjectId, String ownerId, String code) {
    return CODE.equals(code);
  }
}
