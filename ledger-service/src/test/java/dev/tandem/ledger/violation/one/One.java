package dev.tandem.ledger.violation.one;

import dev.tandem.ledger.violation.two.Two;

/** One half of a cycle. */
public class One {

  public String other() {
    return new Two(null).toString();
  }
}
