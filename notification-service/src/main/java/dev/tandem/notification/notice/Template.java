package dev.tandem.notification.notice;

/** The templates of notices, and whether each tells an outcome. */
enum Template {
  RECHARGE_COMPLETED("recharge-completed", true),
  RECHARGE_REJECTED("recharge-rejected", true),
  RECHARGE_FAILED("recharge-failed", true),
  RECHARGE_EXPIRED("recharge-expired", true),
  PURCHASE_CONFIRMED("purchase-confirmed", true),
  PURCHASE_REJECTED("purchase-rejected", true),
  PURCHASE_PAYMENT_FAILED("purchase-payment-failed", true),
  PURCHASE_EXPIRED("purchase-expired", true),
  PURCHASE_REVERSED("purchase-reversed", true),
  PURCHASE_CANCELLED("purchase-cancelled", true),
  SHARES_CORRECTED("shares-corrected", true),
  STEP_UP_REQUIRED("step-up-required", false),
  PAYMENT_HELD("payment-held", false),
  JOURNEY_STEP("journey-step", false);

  private final String code;
  private final boolean outcome;

  Template(String code, boolean outcome) {
    this.code = code;
    this.outcome = outcome;
  }

  /** Its name for people and in text files. */
  String code() {
    return code;
  }

  /**
   * Whether it tells a terminal outcome. Any other notice asks a person to act or to wait, which is
   * pointless once its subject's outcome is known.
   */
  boolean tellsOutcome() {
    return outcome;
  }
}
