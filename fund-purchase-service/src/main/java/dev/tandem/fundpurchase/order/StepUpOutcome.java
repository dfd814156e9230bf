package dev.tandem.fundpurchase.order;

/** The outcome of a step-up attempt. */
public enum StepUpOutcome {
  PROVEN,
  FAILED,
  NOT_EXPECTED
}
