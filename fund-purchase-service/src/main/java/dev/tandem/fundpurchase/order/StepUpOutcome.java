package dev.tandem.fundpurchase.order;

/** What became of a step-up attempt. */
public enum StepUpOutcome {
  PROVEN,
  FAILED,
  NOT_EXPECTED
}
