package dev.tandem.fundpurchase.order;

/** What became of a step-up attempt. */
enum StepUpOutcome {
  PROVEN,
  FAILED,
  NOT_EXPECTED
}
