package dev.tandem.fundpurchase;

import dev.tandem.web.stepup.StepUpCodes;
import dev.tandem.web.stepup.StepUpPayment;

/** A provider of one-time passwords that always sends the same. */
class OneTimePasswords implements StepUpCodes {

  static final String CODE = "271828";

  @Override
  public boolean proves(StepUpPayment payment, String code) {
    return CODE.equals(code);
  }
}
