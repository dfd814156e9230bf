package dev.tandem.fundpurchase.breaks;

/** Where a break stands. */
public enum BreakStatus {
  /** Something has not come yet; it is tried again until it has. */
  WAITING,
  /** Waits for a person; it is tried again meanwhile. */
  OPEN,
  /** A settlement was proposed and waits for another person's approval. */
  PROPOSED,
  /** Settled by two people. */
  SETTLED,
  /** Closed by itself: what was lacking came, or the house has replaced what was wrong. */
  OVERTAKEN;

  public boolean isClosed() {
    return this == SETTLED || this == OVERTAKEN;
  }
}
