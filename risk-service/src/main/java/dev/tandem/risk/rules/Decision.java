package dev.tandem.risk.rules;

/** The decision on a payment, from the mildest to the strictest. */
public enum Decision {
  APPROVE,
  /** The owner proves again who they are. */
  STEP_UP,
  /** A person reviews it. */
  HOLD,
  REJECT;

  /** The stricter of the two. */
  public Decision or(Decision other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
