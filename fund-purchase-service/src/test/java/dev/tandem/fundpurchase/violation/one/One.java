package dev.tandem.fundpurchase.violation.one;

import dev.tandem.fundpurchase.violation.two.Two;

/** Half of a circle. */
public class One {

  public Class<?> other() {
    return Two.class;
  }
}
