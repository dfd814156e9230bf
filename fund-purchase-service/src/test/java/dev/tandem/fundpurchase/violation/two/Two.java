package dev.tandem.fundpurchase.violation.two;

import dev.tandem.fundpurchase.violation.one.One;

/** The other half. */
public class Two {

  public Class<?> other() {
    return One.class;
  }
}
