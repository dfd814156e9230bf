package dev.tandem.fundpurchase.breaks;

/** The status of a break. */
public enum BreakStatus {
  /** Something is missing; the break is tried again until it has arrived. */
  WAITING,
  /** Waits for a person; it is tried again meanwhile. */
  OPEN,
  /** A settlement was proposed and waits for another person's approval. */
  PROPOSED,
  /** Settled by two people. */
  SETTLED,
  /** Closed by itself: the missing thing arrived, or the house has replaced the wrong line. */
  OVERTAKEN;

  public boolean isClosed() {
    return this == SETTLED || this == OVERTAKEN;
  }
}
