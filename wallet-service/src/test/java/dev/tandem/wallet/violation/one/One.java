package dev.tandem.wallet.violation.one;

import dev.tandem.wallet.violation.two.Two;

/** Half of a circle. */
public class One {

  public Class<?> other() {
    return Two.class;
  }
}
